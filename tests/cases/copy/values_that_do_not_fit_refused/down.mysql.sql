RENAME TABLE `result` TO `_retired_20250101000002_result`;
