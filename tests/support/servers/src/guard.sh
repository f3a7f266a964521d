# Ends processes and removes their folder once its owner is done with them or has ended, in whatever way: both close its standard input.
# The word `done` there means that nothing is left to do.
#
#   $1  where the mark of the processes stands: `cmdline` or `environ`, as in /proc
#   $2  the mark: text that only these processes carry
#   $3  the signal that asks them to end; after 10 s they are killed
#   $4  the folder; may be empty
trap '' HUP INT QUIT TERM
read -r word
[ "$word" = done ] && exit 0

# The slash is not in this script's own arguments, so it does not find itself.
mark=$2
[ "$1" = cmdline ] && mark=$2/
processes() { printf '%s\n' "$mark" | grep -alsF -f - /proc/[0-9]*/"$1" | cut -d / -f 3; }

signal=$3
tries=0
while ids=$(processes "$1"); [ -n "$ids" ] && [ "$tries" -lt 400 ]; do
    [ "$tries" -eq 200 ] && signal=KILL
    # Once, and again only to kill: a second request would cut the first one's work short.
    case $tries in 0 | 200) kill -s "$signal" $ids 2>/dev/null ;; esac
    sleep 0.05
    tries=$((tries + 1))
done

[ -n "$4" ] || exit 0
# A killed PostgreSQL leaves its segment of shared memory; the file names it in its seventh line, after the key.
if [ -f "$4/data/postmaster.pid" ]; then
    segment=$(sed -n '7s/^ *[0-9]* *//p' "$4/data/postmaster.pid")
    [ -n "$segment" ] && ipcrm -m "$segment" 2>/dev/null
fi
tries=0
while rm -rf "$4" 2>/dev/null; [ -e "$4" ] && [ "$tries" -lt 200 ]; do
    sleep 0.05
    tries=$((tries + 1))
done
