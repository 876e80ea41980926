# What the owner of the spreadsheet reads, in English. docs/contributing.md, "Add a message", says how entries are written.
# The entries are sorted by name.

ambiguous-column-headers = { $columns } could each be `{ $field }`: say which with `--set { $field }=HEADER`

# A column of ambiguous-column-headers.
ambiguous-column-named = `{ $header }` (column { $column })

ambiguous-column-same-header = columns { $columns } have the same header and could each be `{ $field }`: say which with `--set { $field }.column=LETTER`

ambiguous-date-both-orders = { $day_first ->
        [one] 1 date
       *[other] { $day_first } dates
    } can only have the day first and { $month_first ->
        [one] 1 date
       *[other] { $month_first } dates
    } the month first: which order do the others have?
    .remedy = { remedy-date-format }

ambiguous-date-day-first = { $count ->
        [one] 1 date has the day first, but the format is { $formats }
       *[other] { $count } dates have the day first, but the format is { $formats }
    }
    .remedy = { remedy-date-format }

ambiguous-date-either = { $count ->
        [one] 1 date could have the day or the month first, and no other date in the column shows which
       *[other] { $count } dates could have the day or the month first, and no other date in the column shows which
    }
    .remedy = { remedy-date-format }

ambiguous-date-month-first = { $count ->
        [one] 1 date has the month first, but the format is { $formats }
       *[other] { $count } dates have the month first, but the format is { $formats }
    }
    .remedy = { remedy-date-format }

archived-user = says that the user is archived, but the operation `{ $operation }` archives nobody: this column is ignored

# The table has one column. $cells is how many headers stand in its header, $delimiter what stands between them.
bad-quoting-all-rows = each row is in quotes as a whole and became one cell: take away the quotes around the rows, so that `{ $delimiter }` separates the { $cells } columns

# $column is the letter of the column.
bad-quoting-backslash = a backslash before a quote does not escape it in a CSV (column { $column }): write the quote twice

bad-quoting-behind = text after a closing quote in column { $column }: programs disagree on how to read it

bad-quoting-inside = a quote inside a cell that is not quoted, in column { $column }: programs disagree on how to read it

bad-quoting-other-quotes = cells are quoted with { $open } and { $close }: only straight double quotes (") work in a CSV file

bad-quoting-swallowed = { $lines ->
        [one] a quote opens in this row and closes in the line below, which was read as part of a cell
       *[other] a quote opens in this row and closes { $lines } lines below: these lines were read as part of a cell
    }

# The same as bad-quoting-all-rows in a workbook.
bad-quoting-unsplit-sheet = each row is in one cell: separate the { $cells } columns at `{ $delimiter }` (in Excel: Data, Text to Columns)

# The same in a text with another delimiter.
bad-quoting-unsplit-text = each row was read as one cell: `{ $delimiter }` separates the { $cells } columns, try `--delimiter "{ $delimiter }"`

bad-quoting-whole-row = the whole row is in quotes and became one cell: take away the quotes around it

baseline-known = { $all ->
        [one] 1 finding, of which { $known }
       *[other] { $all } findings, of which { $known }
    } { $known ->
        [one] is
       *[other] are
    } known from { $file }, { $new } new

calculated-value = { $formulas ->
        [one] 1 formula: its last calculated value is used
       *[other] { $formulas } formulas: their last calculated values are used
    }

case-only-duplicate = differs from row { $row } only in upper and lower case, so they count as two users

# Each user takes a seat of the licence.
case-only-duplicate-seats = differs from row { $row } only in upper and lower case, so they count as two users and take two seats

case-only-duplicate-several = differs from row { $row } only in upper and lower case: { $rows } rows have it

commented-row-comment = a comment, not a user (`{ $mark }` in front): row skipped

commented-row-user = begins with `{ $mark }`: if this user is commented out, delete the row, else delete the mark

# A part of a sentence: another field of the user has a value.
condition-field = `{ $header }` is `{ $value }`

# A part of a sentence: a setting of the organization has a value.
condition-setting = the setting `{ $setting }` is `{ $value }`

# Each of $conditions is worded by condition-field or condition-setting.
conflicting-values = only makes sense if { $conditions }

conflicting-values-of-id = the id `{ $id }` has two values: `{ $first }` and `{ $second }`

# $header is that of the column in another language, and $ids is what stands there.
conflicting-values-order = has the ids of `{ $header }` in another order: `{ $ids }` there

conflicting-values-other-ids = has other ids than `{ $header }`: `{ $ids }` there

conflicting-values-same-pair = has the same pair twice: `{ $id }`

csv-syntax-quotes = the quotes became part of the value

csv-syntax-quotes-behind-space = the quotes became part of the value, because of the space before them

csv-syntax-tail = ends with leftover separators `{ $separator }`

csv-syntax-tail-tab = ends with leftover tabs

date-serial = Excel's number for a date: write the date as { $formats }

# $domain is the domain of the address.
disallowed-domain = the domain `{ $domain }` is not an allowed domain

display-name = only the address belongs here, without the name

display-name-quotes = only the address belongs here, without the quotes

dragged-series-domain = the number in the domain grows from row to row, from { $from } in row { $first } to { $to } in row { $last }: the cell was probably dragged down

dragged-series-name = the number before the `@` grows from row to row, from { $from } in row { $first } to { $to } in row { $last }, and the name stays the same: the cell was probably dragged down

# $fields are the headers of several columns.
duplicate-combination = { $rows ->
        [2] same { $fields } as row { $row }, which must be unique together
       *[other] same { $fields } as row { $row }, which must be unique together: { $rows } rows share them
    }

duplicate-email = { $rows ->
        [2] same address as row { $row }
       *[other] same address as row { $row }: { $rows } rows share it
    }

duplicate-email-other-spelling = { $rows ->
        [2] same address as row { $row }, apart from its spelling
       *[other] same address as row { $row }, apart from its spelling: { $rows } rows share it
    }

duplicate-id = { $rows ->
        [2] same value as row { $row }, but it must be unique
       *[other] same value as row { $row }, but it must be unique: { $rows } rows share it
    }

duplicate-id-other-spelling = { $rows ->
        [2] same value as row { $row }, apart from its spelling
       *[other] same value as row { $row }, apart from its spelling: { $rows } rows share it
    }

# $first is the letter of the first column with that header.
duplicate-label-ambiguous = same header as column { $first }: cannot tell which of them to use

# No field depends on the header, or it may have several columns.
duplicate-label-harmless = same header as column { $first }

duplicate-person-mailbox = { $rows ->
        [2] leads to the same mailbox as the address in row { $row }
       *[other] leads to the same mailbox as the address in row { $row } ({ $rows } rows do)
    }: probably one person twice

duplicate-person-name = row { $row } has the same name and department with another address: perhaps one person twice

duplicate-row = { $rows ->
        [2] same as row { $row } in every cell: delete one of them
       *[other] same as row { $row } in every cell: keep one of the { $rows } rows
    }

escaped-text = { $notation ->
        [link] written as in the address of a web page
        [mail] written as in the source of a mail
        [mail-header] written as in the header of a mail
        [print] has two letters in one character, as in print
        [script] written as in a script or a database
        [web-page] written as in the source of a web page
       *[workbook] written as in the XML of a workbook
    }

# In front of the findings of a row that is written apart from the others. $row is its number in the list.
finding-of-row = row { $row }: { $findings }

# $place is the header and the value.
finding-placed = { $place }: { $sentence }

finding-warning = warning: { $finding }

findings-not-kept = keeps the first { $most ->
        [one] finding
       *[other] { $most } findings
    } and only counts { $count } more, `--max-findings` keeps more

formula-apostrophe = starts with an apostrophe, which Excel adds in front of a formula: it would become part of the value

formula-start = starts like a formula: Excel would run it

formula-without-value = Excel has not calculated this formula: open and save the file in Excel, then check it again

full-name = contains the full name, but only the { $name ->
        [first] first name
       *[last] last name
    } belongs here

garbled-text-header = garbled characters: the header was once read in the wrong encoding

garbled-text-header-lost-letter = a letter of the header was lost: look it up in the source system

garbled-text-lost-letter = a letter was lost in an earlier export: look it up in the source system

garbled-text-question-mark = a letter was lost and replaced by a question mark: look it up in the source system

garbled-text-wrong-encoding = garbled characters: the text was once read in the wrong encoding

hidden-columns-mapped = hidden in the workbook, but its values are used

hidden-columns-unused = hidden in the workbook, but visible in the annotated file

# $count of $users are hidden. $rows is a list of rows and ranges of rows, "3, 7-9 and 20".
hidden-rows-file = { $count ->
        [one] 1 of { $users } users is in a hidden row and is imported like the others: row { $rows }
       *[other] { $count } of { $users } users are in hidden rows and are imported like the others: rows { $rows }
    }

hidden-rows-filter = { $count ->
        [one] a filter hides 1 of { $users } users, who is imported like the others: row { $rows }
       *[other] a filter hides { $count } of { $users } users, who are imported like the others: rows { $rows }
    }

hidden-rows-row = this row is hidden

# The two keys of a row belong to two of the current users.
id-conflict = belongs to two different users: the { $first_key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    } is that of row { $first_row } of the current users, the { $other_key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    } that of row { $other_row }

immutable-change = cannot be changed: row { $row } of the current users has another value for this user

invalid-boolean-assumed = the vendor's documentation does not mention this value: it may not be recognized

invalid-boolean-neither = not a yes or no value
    .remedy = { remedy-translate-value }

# The target takes the row and reads the opposite of what the cell says.
invalid-boolean-opposite = would be read as { $meaning ->
        [yes] yes
       *[no] no
    }, like every text that is not recognized
    .remedy = { remedy-translate-value }

invalid-boolean-spelling = not a recognized value: use { $allowed }
    .remedy = { remedy-translate-value }

invalid-date-form = not a date: write it as { $formats }

invalid-date-no-such-day = this date does not exist

invalid-email-angle-bracket = only the address belongs here, without the name

invalid-email-at-in-words = not a valid email address: write `@` instead of the word for it

invalid-email-character = not a valid email address: it has a character that is not allowed

invalid-email-comma = not a valid email address: comma in the domain

invalid-email-domain-too-long = not a valid email address: the domain is too long

invalid-email-dot-after-at = not a valid email address: dot right after the `@`

invalid-email-dot-before-at = not a valid email address: dot right before the `@`

invalid-email-ends-with-dot = not a valid email address: it ends with a dot

invalid-email-invisible = not a valid email address: it has an invisible character

invalid-email-ip-address = not a valid email address: IP address instead of a domain

invalid-email-local-too-long = not a valid email address: more than 64 characters before the `@`

invalid-email-no-at = not a valid email address: no `@`

invalid-email-no-ending = not a valid email address: the domain has no ending such as `.com`

invalid-email-no-such-domain = not a valid email address: the domain is not valid

invalid-email-nothing-after-at = not a valid email address: nothing after the `@`

invalid-email-nothing-before-at = not a valid email address: nothing before the `@`

invalid-email-several-ats = not a valid email address: more than one `@`

invalid-email-space = not a valid email address: space inside

invalid-email-starts-with-dot = not a valid email address: it starts with a dot

invalid-email-too-long = not a valid email address: more than 254 characters

invalid-email-two-dots = not a valid email address: two dots in a row

invalid-language-case = language code in the wrong case

invalid-language-country = country code instead of a language code

invalid-language-name = use the language code instead of the name

invalid-language-not-a-code = not a language code such as `de` or `de-DE`

invalid-language-region = not a language and country code such as `de-DE`

invalid-language-three-letters = use the language code with two letters

invalid-language-underscore = write a hyphen between language and country, not `_`

invalid-path-empty-level = one level of the path has no name

invalid-path-outer-slash = must not start or end with `/`

invalid-path-separator = use `/` between levels instead of `{ $separator }`

invalid-path-spaces = remove the spaces around `/`

invalid-phone-character = not a valid phone number: it has a character that is not allowed

invalid-phone-e164-no-country-code = phone number needs `+` and a country code in front

invalid-phone-e164-not-only-digits = only digits may follow the `+`, without spaces

invalid-phone-e164-zero-country-code = not a valid phone number: no country code starts with 0

invalid-phone-e164-zeros-for-plus = write `+` instead of `00` in front of the country code

invalid-phone-letters = not a valid phone number: it has letters

invalid-phone-no-digit = not a valid phone number: no digits

invalid-phone-no-such-number = not a valid phone number: no country has such a number

invalid-phone-not-of-country = not a valid phone number in { $country }

invalid-phone-plus-inside = not a valid phone number: `+` is only allowed at the start

invalid-phone-plus-missing = not a valid phone number: the `+` in front of the country code is missing

invalid-phone-point-zero = not a valid phone number: a program turned it into a number and added `.0`

# $prefix is what calls within the country start with.
invalid-phone-prefix-missing = not a valid phone number: `{ $prefix }`, or `+` and the country code, is missing in front

invalid-phone-too-few-digits = not a valid phone number: too few digits

invalid-phone-too-many-digits = not a valid phone number: too many digits

invalid-phone-zero-after-country-code = not a valid phone number: remove the 0 after the country code

invisible-character-line-break = contains a line break

invisible-character-line-break-and-others = contains a line break and other invisible characters

# $character in the sentences about invisible characters.
invisible-character-name = { $name ->
        [byte-order-mark] a byte order mark
        [control] a control character
        [direction-mark] a text direction mark
        [no-break-space] a no-break space
        [soft-hyphen] a soft hyphen
        [tab] a tab
        [unusual-blank] an unusual space
        [word-joiner] a word joiner
        [zero-width-joiner] a zero-width joiner
        [zero-width-space] a zero-width space
       *[without-shape] an invisible character
    }

invisible-character-only = looks empty, but contains invisible characters

# $code is the number of the character, `U+200B`.
invisible-character-several = contains { $character } ({ $code }) and other invisible characters

invisible-character-single = contains { $character } ({ $code }), which is invisible

invisible-character-space = contains { $character } ({ $code }) instead of a normal space

leftover-example = looks like an example from a template: row skipped

# Between two items of a list that all hold.
list-and = { $before }, { $after }

# Before the last item of such a list.
list-and-last = { $before } and { $after }

# A list of one item.
list-item = { $item }

# The last item of a list of which not all items are named.
list-more = { $count } more

list-notation-list = a list with brackets, quotes or marks of a program, which would become part of the values

list-notation-object = an object as a program writes it: export the name alone

list-notation-path = the path of an object in a directory: export the name alone

list-notation-path-cut = the path of an object in a directory, which the separator `{ $separator }` cuts into { $parts } values

# Between two items of a list of which one holds.
list-or = { $before }, { $after }

# Before the last item of such a list.
list-or-last = { $before } or { $after }

# $script is the name of a script in Unicode, `Cyrillic`, or lookalike-character-script.
lookalike-character-domain = the domain only looks like `{ $plain }`: `{ $character }` is a { $script } letter

lookalike-character-form = `{ $character }` is not the same character as `{ $plain }`

lookalike-character-mixed = { $script } `{ $character }` instead of `{ $plain }`

lookalike-character-odd = `{ $character }` is a { $script } letter, the others are not

# A script with a name of its own; several: one of those whose letters several scripts have.
lookalike-character-script = { $name ->
        [arabic] Arabic
        [armenian] Armenian
        [cherokee] Cherokee
        [coptic] Coptic
        [cyrillic] Cyrillic
        [georgian] Georgian
        [greek] Greek
        [hebrew] Hebrew
       *[several] foreign
    }

mail-attached = The users that failed are in { $file }, each with what is wrong in its last column

mail-errors = errors: { $errors }

mail-failed = failed: { $users }

mail-file = file: { $file }

mail-not-attached = The users that failed could not be attached: { $error }

mail-not-attached-unreadable = The users that failed could not be attached

mail-run = run: { $run }

mail-subject-failed = { $failed } of { $users } users failed: { $file }, run { $run }

mail-subject-file = The file cannot be imported: { $file }, run { $run }

mail-subject-valid = { $users ->
        [one] The user is valid: { $file }, run { $run }
       *[other] All { $users } users are valid: { $file }, run { $run }
    }

mail-target = target system: { $target }

mail-users = users: { $users }

mail-valid = valid: { $users }

mail-warnings = warnings: { $warnings }

# $rows are the rows through which the managers lead back to the user.
manager-cycle = { $count ->
        [one] leads back to this user through row { $rows }
       *[other] leads back to this user through rows { $rows }
    }

manager-cycle-self = the user is their own manager

mangled-number-amount = Excel turned it into a number

# $count is always a large number: fewer values are named one by one.
mangled-number-column = { $count } values have fewer than { $length } digits: Excel may have removed the leading zeros

mangled-number-current-id = Excel turned this id into a number: row { $row } of the current users has the original

mangled-number-digits-lost = Excel turned it into a number, and the last digits are lost

mangled-number-marker = the `'` in front comes from Excel and is not part of the value

mangled-number-other-form = not written like the other ids, which are digits only

mangled-number-point-zero = a program turned it into a number and added `.0`

mangled-number-thousands = Excel may have added a thousands separator

mangled-number-zeros-after-15-digits = Excel keeps 15 digits and replaced the others by zeros

mangled-number-zeros-in-front = shorter than the others, which have { $length } digits: Excel may have removed the leading zeros

# $area is the address of the merged cells, "D3:D5".
merged-cells-covered = hidden behind the merged cells { $area }

# $first is the address of the first of the merged cells, "D3".
merged-cells-empty = empty, because it is part of the merged cells { $area }: only { $first } has a value

merged-cells-many = the merged cells { $area } cover { $cells } cells of users: only { $first } has a value

merged-cells-not-checked = more than { $limit } merged areas: the others were not checked

misplaced-email = an email address in a field for something else

# Each of $fields would do; $headers are what their columns are usually called.
missing-column-no-headers = required column not found: { $fields }. The first row has data instead of headers: add a row with headers such as { $headers }, or use `--header-row none` and a mapping

missing-column-none = none of the headers is known to { $target }, so no column was checked: match them with `enroll map`

missing-column-none-and-no-headers = no column was checked: the first row has data instead of headers that { $target } knows, so add a header row or match the columns with `enroll map`

# The field takes only $choices, of which $first is the first; $headers are what its column is usually called.
missing-column-of-choices = required column not found: { $headers }, with { $choices } (the same for everyone: `--set { $field }.value="{ $first }"`)

# $reference is the header or the letters by which the mapping names the column.
missing-column-of-mapping = the mapping uses the column `{ $reference }` for `{ $field }`, but the file has no such column

missing-column-required = required column not found: { $fields }, usually called { $headers }

# $condition is worded by condition-field or condition-setting.
missing-dependent-value = required because { $condition }

missing-dependent-value-not-checked = the mapping does not say whether there is a second factor, add `--org mfa=true`

missing-root-name-in-front = remove the name in front of `{ $root }`, the top division

missing-root-other-start = must start with `{ $root }`, the top division

missing-root-spelling = the top division is spelled `{ $root }`

missing-value = empty, but required

missing-value-of-choices = empty, but required: use { $choices }

missing-value-of-several = needs one of { $headers }, and all are empty

# A column that the file need not have, without empty cells where it has one.
missing-value-refused = empty, but required

mixed-languages = mixes languages: { $languages }

# One of the languages that a column mixes, and how many values are in it.
mixed-languages-count = { $count } in { $language ->
       *[en] English
        [de] German
        [nl] Dutch
        [fr] French
    }

name-mismatch-order = in { $count } of { $total } rows the email address has the two names in the other order: first and last name are probably swapped

name-mismatch-order-row = first and last name are probably swapped: the email address has them the other way round

name-mismatch-other-row = { $count } of { $total } email addresses contain the name of a user in another row (row { $row } has the address of row { $other }): one column was probably moved or sorted without the others

near-duplicate-group-also-written = { $users ->
        [one] also written `{ $other }`, by 1 user: use one of the two
       *[other] also written `{ $other }`, by { $users } users: use one of the two
    }

near-duplicate-group-current = probably a typo of a group of { $users } current users
    .remedy = { remedy-correct-value }

near-duplicate-group-form = { $users ->
        [one] probably the same as a group of 1 user, apart from case, spaces or punctuation
       *[other] probably the same as a group of { $users } users, apart from case, spaces or punctuation
    }
    .remedy = { remedy-correct-value }

near-duplicate-group-form-or-list = { $users ->
        [one] probably the same as a group of 1 user, apart from case, spaces or punctuation
       *[other] probably the same as a group of { $users } users, apart from case, spaces or punctuation
    }
    .remedy = { remedy-correct-or-list-groups }

near-duplicate-group-typo = probably a typo of a group that { $users } users have
    .remedy = { remedy-correct-value }

near-duplicate-group-typo-or-list = probably a typo of a group that { $users } users have
    .remedy = { remedy-correct-or-list-groups }

near-duplicate-group-unicode = { $users ->
        [one] looks the same as the group of 1 user, but is another text: its letters are in another Unicode form
       *[other] looks the same as the group of { $users } users, but is another text: its letters are in another Unicode form
    }
    .remedy = { remedy-correct-value }

no-users-below-headers = no users below the headers in row { $row }

no-users-in-file = the file contains no users

not-checked-current-users-without-field = the current users have no column for `{ $field }`

not-checked-no-current-users = needs the current users: `--current FILE`

not-checked-no-domains = needs your email domains: `--org domains=example.com`

# A list that the mapping could have, and what the mapping would say on the command line.
not-checked-no-list = needs your { $list ->
       *[divisions] divisions: `--org divisions=Company,Company/Sales`
        [groups] groups: `--org groups=Sales,Support`
        [own-divisions] own divisions: `--org own_divisions=Company/Sales`
        [roles] roles: `--org roles=Admin,Reader`
    }

not-checked-workbook-damaged = part of the workbook could not be read: open and save it in Excel

not-checked-workbook-format = only checked in XLSX and ODS files: save the workbook as XLSX

nul-byte = contains a NUL character: many systems cut the text off there

# What stands before the last three digits, and before each three more.
number-thousands = { $before },{ $after }

odd-name-mark = `{ $mark }` is a mark and not part of a name

odd-name-spaces = has several spaces in a row

# What to write in place of a value that can only have been meant so.
offer-fix = write `{ $value }`

offer-guess = perhaps `{ $value }`

outside-own-division = you may only import into your own divisions: { $divisions }
    .remedy = let a user of a higher division import it, or add `{ $value }` to `own_divisions` under `[org]`

# The words of the pages that the formats html and markdown write.
page-after = After

page-all = All

page-before = Before

page-change = Change

page-changes = Changes

page-column = Column

page-count = Findings

page-cut = This page shows { $shown } of { $all } rows: the formats csv and jsonl have all of them

page-errors = Errors

page-field = Field

page-filters = Filters

page-fixable = can be fixed automatically

page-kind = Kind of problem

page-legend = * can be fixed automatically with --fix

# $next is how many the button adds, $left how many are not shown.
page-more = Show { $next } of { $left } more

page-not-checked = Not checked:

page-nothing = No row matches the filters

page-only-errors = Only errors

page-only-person = Show only this person

page-person = Person

page-place = Place

page-problem = Problem

page-reset = Clear filters

page-row = Row

page-rule = Rule

page-search = Search

page-severity = { $severity ->
       *[error] error
        [warning] warning
    }

# Of the rows of a page.
page-shown = { $shown } of { $all } rows

page-suggestion = Suggestion

page-value = Value

page-warnings = Warnings

pattern-mismatch-form = does not match the pattern `{ $pattern }`

# $meaning comes from the profile: `five digits`.
pattern-mismatch-meaning = must be { $meaning }

placeholder-value-needed = placeholder in a required field

placeholder-value-optional = placeholder: leave the cell empty

placeholder-value-type-name = the name of a type, as a program writes it: the values were lost, so export the list again

private-address = looks like a private address, and all users will see it

# $known_as is the key by which the current users know the person.
probable-rename = perhaps `{ $known_as }`, row { $row } of the current users, under a new { $key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    }: they would become a second user

# $id is the header of the ids that the target issues.
# $known_as is the address of the current user.
probable-rename-new-domain = perhaps `{ $known_as }`, row { $row } of the current users, in another domain: otherwise a second user is created

# $new_name and $known_as are names of people, $key is the address of the current user.
probable-rename-new-name = perhaps `{ $new_name }` is the new name of `{ $known_as }` (`{ $key }`, row { $row } of the current users): { $removed ->
        [yes] otherwise a second user is created and the first one is removed
       *[no] otherwise a second user is created
    }

probable-rename-without-id = perhaps `{ $known_as }`, row { $row } of the current users, under a new { $key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    }: without the `{ $id }` they become a second user

# The cells beyond the last header are empty; $extra is how many there are.
ragged-row-empty = { $extra ->
        [one] { $cells } cells instead of { $expected }: the last one is empty
       *[other] { $cells } cells instead of { $expected }: the last ones are empty
    }

ragged-row-long = { $cells } cells instead of { $expected }: put cells that contain the delimiter in double quotes

ragged-row-short = { $missing ->
        [one] { $cells ->
            [one] 1 cell instead of { $expected }: an empty one was added at the end
           *[other] { $cells } cells instead of { $expected }: an empty one was added at the end
        }
       *[other] { $cells ->
            [one] 1 cell instead of { $expected }: { $missing } empty ones were added at the end
           *[other] { $cells } cells instead of { $expected }: { $missing } empty ones were added at the end
        }
    }

# A reason against it.
reason-but = but { $reason }

reason-chosen = chosen by hand

reason-column-ambiguous = { $columns } could be meant

reason-column-empty = the column is empty

reason-column-not-there = the file has no column `{ $column }`

reason-current-users = { $share } % of the values are those of current users

reason-date-part = the column contains a part of a date

reason-department = a department or a team may be a group

reason-header-alias = the header is a known name for this field

reason-header-alias-like = the header is `{ $known }`, a known name for this field

reason-header-like = { $how ->
        [numbered] the header is `{ $known }` with a number
        [part] the header is part of `{ $known }`
        [qualified] the header is `{ $known }` plus a word that does not change the meaning
        [same-words] the header has the words of `{ $known }`
        [spelling] the header is spelled almost like `{ $known }`
       *[within] the header contains `{ $known }` and other words
    }

reason-header-own = the header is the target system's own

reason-header-own-like = the header is the target system's own, `{ $known }`

reason-header-part = a part of the header is `{ $known }`, a known name for this field

reason-header-two-names = the header names both names, and this one comes { $place ->
       *[first] first
        [second] second
    }

reason-header-usual = the header usually means it

reason-headers-match = the headers of { $columns } match

# A line end that separates values.
reason-line-end = a line end

reason-marks = these columns contain `{ $mark }` or nothing

reason-marks-known = their headers are known values

reason-marks-unknown = no list of values is known to compare their headers with

reason-settled = set in the mapping file or on the command line

reason-values-addresses = most values are email addresses

reason-values-allowed = all values are allowed values

reason-values-both-names = the values have both names, with a comma between them

reason-values-dates = most values are dates

reason-values-ids = the values look like ids

reason-values-ids-of-length = the values look like ids of { $length } characters

reason-values-list = cells contain lists separated by { $separator }

reason-values-look = { $good ->
        [one] { $all ->
            [one] the one value looks
           *[other] 1 of { $all } values looks
        }
       *[other] { $good } of { $all } values look
    } like { $kind ->
       *[date] a date
        [email] an email address
        [language] a language code
        [phone] a phone number
        [yes-no] yes or no
    }

reason-values-look-addresses = the values look like email addresses

reason-values-look-all = { $all ->
        [2] both values look
       *[other] all { $all } values look
    } like { $kind ->
       *[date] a date
        [email] an email address
        [language] a language code
        [phone] a phone number
        [yes-no] yes or no
    }

reason-values-look-none = no value looks like { $kind ->
       *[date] a date
        [email] an email address
        [language] a language code
        [phone] a phone number
        [yes-no] yes or no
    }

reason-values-marks = most values are marks

reason-values-no-addresses = the values are not email addresses

reason-values-no-languages = the values are not language codes

reason-values-no-pair = no value is a pair

reason-values-not-allowed = no value is an allowed value

reason-values-phrases = most values have several words

reason-values-several = some cells have several values, but only one is allowed

reason-values-shared = many users share a value

reason-values-translated = values are translated into those of the target system

reason-values-two-names = the values have both names, and this one comes { $place ->
        [after] after
       *[before] before
    } the comma

reason-values-whole-names = most values have several words: perhaps whole names

remedy-correct-or-list-groups = correct `{ $value }` in the file, or list all groups in `groups` under `[org]`

remedy-correct-value = correct `{ $value }` in the file

remedy-date-format = format the column as YYYY-MM-DD in the spreadsheet and save it again

remedy-more-members = add members to `{ $value }`, or correct it in the file

remedy-more-members-or-set = add members to `{ $value }`, or set `smallest_group` under `[org]`

remedy-translate-value = translate it, for example `--set "{ $field }.values.{ $value }={ $meant }"`

renamed-id = no current user has this id, and the user with this { $key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    } (row { $row }) has another one

# $meant is the header of the ids that the target issues.
renamed-id-column = perhaps the column `{ $meant }` under another header: without it { $target } treats a new address as a new user
    .remedy = map the column, or restore its original header

renamed-id-mangled = Excel turned this id into a number: row { $row } of the current users has the original

renamed-id-mangled-of-other = Excel turned this id into a number: row { $row } of the current users has the original, but row { $other_row } has this { $key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    }

renamed-id-new-user = no current user has this id, and { $target } creates ids itself: leave it empty for a new user

renamed-id-other-spelling = no current user has this id, and the user with this { $key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    } (row { $row }, spelled differently) has another one

repeated-header = repeats the headers: row skipped

report-also-rows = also { $rows }

# Behind the last item of a list.
report-and-count-more = and { $count } more

# Behind the first items of a list.
report-and-more = { $items }, { $count } more

report-applied = updated { $file }: { $counts }

report-applied-archived = { $count } archived

report-applied-created = { $count } created

report-applied-deleted = { $count } deleted

report-applied-failed = { $count } failed

report-applied-linked = delete the linked accounts of these users in { $target } as well, which asks separately:

report-applied-more = and { $count } more; `--report json=FILE` lists all

report-applied-only-this-file = only this file was changed; { $target } was not contacted

report-applied-read = { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    } read

report-applied-skipped = { $count } skipped

report-applied-unchanged = { $count } unchanged

report-applied-updated = { $count } updated

report-apply-nothing-changed = nothing was changed: { $reason }

report-apply-why-dry-run = this was a dry run

report-apply-why-failed = { $rows ->
        [one] 1 row with errors
       *[other] { $rows } rows with errors
    }; `--skip-invalid` skips such rows

report-apply-why-file = the file itself has an error

report-apply-without-report = all changes were made; only the report is missing

report-cells-fixed = { $count ->
        [one] 1 cell fixed
       *[other] { $count } cells fixed
    }

report-check-changed = changed: { $column } is used for `{ $field }`, but { $reason }

report-check-delimiter = the mapping says the delimiter is { $said }, but it is { $found }

report-check-encoding = the mapping says `{ $said }`, but the text looks like `{ $found }`

report-check-fits = { $file } has the columns that { $mapping } was made for

report-check-gone = missing: `{ $column }`, which is used for `{ $field }`

report-check-gone-renamed = missing: `{ $column }`, which is used for `{ $field }`; perhaps renamed: `{ $header }` (column { $new }) is new

report-check-headers = the mapping says the headers are in { $said }, but they are in { $found }

report-check-headers-found = the mapping says there is no header row, but the headers are in { $found }

report-check-headers-gone = the mapping says the headers are in { $said }, but no row has them

report-check-name-it = name the column that is meant: add --set FIELD=HEADER to enroll map

report-check-new = new: `{ $header }` (column { $column })

report-check-source = source: { $difference }

report-checks-skipped = { $count ->
        [one] 1 check skipped
       *[other] { $count } checks skipped
    }: --verbose says which and why

report-column = column { $column }

report-columns-missing = { $count ->
        [one] 1 required column not found
       *[other] { $count } required columns not found
    }

report-delimiter = { $name ->
       *[comma] comma
        [none] one column
        [pipe] pipe
        [semicolon] semicolon
        [tab] tab
    }

report-delimiter-other = delimiter { $character }

report-domains-all = { $users ->
        [2] both addresses are at { $domains }; to check: `--org domains={ $flag }`
        [one] the only address is at { $domains }; to check: `--org domains={ $flag }`
       *[other] all { $users } addresses are at { $domains }; to check: `--org domains={ $flag }`
    }

report-domains-most = most addresses are at { $domains }; to check: `--org domains={ $flag }`

report-domains-some = { $users } of { $all } addresses are at { $domains }; to check: `--org domains={ $flag }`

report-doubt-encoding = if names look wrong, say how it is encoded: --encoding NAME

report-encoding-guess = probably { $encoding }

# In front of a problem.
report-error = error

# Why a command stopped.
report-error-line = error: { $text }

# Above the errors.
report-errors-heading = { $count ->
        [one] 1 ERROR
       *[other] { $count } ERRORS
    }

# Several files that were written.
report-export-files = the { $count } files

report-export-fixed = fixed { $cells ->
        [one] 1 cell
       *[other] { $cells } cells
    }: `enroll validate --fix` shows { $cells ->
        [one] it
       *[other] them
    }

report-export-left-field = not exported: `{ $field }`, { $target } has no such field

report-export-left-language = not exported: `{ $field }`, { $target } has one column for all languages, with `{ $shown }`

report-export-left-more = not exported: { $count } more

report-export-left-value = not exported: `{ $field }` `{ $value }` of { $users ->
        [one] 1 user
       *[other] { $users } users
    }, not a value of { $target }

report-export-next = next: import { $files } in { $target }; nothing was uploaded

report-export-nothing-written = nothing was written

report-export-older = `{ $file }` is from an earlier run: { $parts } is now the last one

report-export-others = to write the other users, add `{ $flags }`

report-export-skipped = skipped { $users ->
        [one] 1 user
       *[other] { $users } users
    } with errors: see `{ $file }`

report-export-warnings = { $warnings ->
        [one] 1 warning: `enroll validate` shows it
       *[other] { $warnings } warnings: `enroll validate` shows them
    }

report-export-wrote = wrote { $users ->
        [one] 1 user
       *[other] { $users } users
    } to { $file }

report-file-sheets = { $file }, { $count ->
        [one] sheet
       *[other] sheets
    } { $sheets }

report-fix-all = fix all: { $remedy }

report-fixed-header = header

report-folded = { $count } more follow from these: --full

# $source is report-source-csv or one of report-headers.
report-head = { $file }: { $users ->
        [one] 1 user
       *[other] { $users } users
    }, { $target } { $operation } ({ $source })

report-head-compared = { $file }: { $users ->
        [one] 1 user
       *[other] { $users } users
    }, { $target } { $operation }, compared with { $current } ({ $current_users ->
        [one] 1 user
       *[other] { $current_users } users
    }) ({ $source })

report-headers-first-row = headers taken from row { $row }, none of them known

report-headers-none = no headers

report-headers-not-found = no header row found

report-headers-row = headers in row { $row }

report-headers-rows = headers in rows { $first } to { $last }

# In front of what to do next.
report-help = help: { $text }

report-hidden-errors = { $count ->
        [one] 1 more error
       *[other] { $count } more errors
    }

report-hidden-warnings = { $count ->
        [one] 1 more warning
       *[other] { $count } more warnings
    }

report-hidden-without-annotation = { $what } without an annotation

report-in-all-rows = { $title }, in { $count ->
        [2] both
       *[other] all { $count }
    } rows

report-map-could-be = { $column } (could be { $field })

report-map-everyone = `{ $value }` for everyone

# The step after map --check.
report-map-fits = make the mapping fit

# Above the questions.
report-map-found = { $target }: { $found ->
        [one] 1 column
       *[other] { $found } columns
    } found by their headers, { $questions ->
        [one] 1 question
       *[other] { $questions } questions
    }

report-map-head = { $file }: mapped to { $target } { $operation } ({ $source })

report-map-mapped = { $fields } mapped

report-map-name-it = name the column with --set FIELD=HEADER

report-map-not-found = required, and no column looks like it

report-map-open = { $count ->
        [one] { $fields } is
       *[other] { $fields } are
    } required and still open

report-map-or = or { $column }

report-map-settle = settle it, for example

report-masked = { $how ->
       *[masked] values are masked: `--show-values full` shows them
        [never] values are hidden: `--show-values full` shows them
    }

report-merged = { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    } of `{ $corrected }` put back into `{ $list }`

report-merged-more = not placed: { $count } more

# $row is report-row or report-row-with-key.
report-merged-not-placed = not placed: { $row } of `{ $corrected }`: { $why }

report-merged-why-encoding = the encoding of the list does not have all of its characters

report-merged-why-no-row = the list has no user in row { $row }

report-merged-why-several = several rows of the list have its key

report-merged-why-taken = another corrected row has taken the place of row { $row }

report-merged-why-two-users = it says row { $row }, but its key is that of row { $other }

report-merged-why-unknown = it has no `row N:`, and nobody in the list has its key

report-missing-everyone = no column looks like it; the same value for everyone?

report-missing-likely = perhaps { $column }

report-missing-likely-why = perhaps { $column }: { $why }

report-missing-looks = { $count } of { $all } look like { $kind ->
       *[date] dates
        [email] email addresses
        [language] language codes
        [phone] phone numbers
        [yes-no] yes or no
    }

report-missing-nothing = no column looks like it

report-missing-of-mapping = the mapping takes it from { $reference }, which the file does not have; { $likely }

report-missing-value = the file does not have a column { $reference }, if everyone has that value: { $setting }

report-more-cells = { $count ->
        [one] 1 more cell
       *[other] { $count } more cells
    }: --full

report-more-full = { $count } more: --full

report-more-kinds = { $count ->
        [one] more kind
       *[other] more kinds
    }: --full

report-more-rows = { $count ->
        [one] 1 more row
       *[other] { $count } more rows
    }

report-more-values = { $count } more with other values: --full

report-not-used = not used: { $columns }

report-note = note: { $note }

report-note-archived-later = { $rows ->
        [one] row { $first } has a date that lies ahead or stands for no date in `{ $field }`: this user is not archived yet
       *[other] { $rows } rows have a date that lies ahead or stands for no date in `{ $field }`, the first is row { $first }: these users are not archived yet
    }

report-note-archives-nobody = { $rows ->
        [one] 1 row has
       *[other] { $rows } rows have
    } a value in `{ $field }`, but the operation `{ $operation }` archives nobody: ignored

report-note-column-twice = the column `{ $header }` fills { $fields }

report-note-default-mapping = the mapping is { $file } of this folder

report-note-errors-encoding = the `errors` column is written in { $encoding }, as the list is: characters that it lacks are replaced

report-note-file-name = { $target } only picks up a file for `{ $operation }` that is named `{ $name }`

report-note-no-workbook = the file is a text in spite of its ending `.{ $ending }`, and was read as CSV

report-note-of-field = `{ $field }`: { $note }

report-note-only-accepts = { $target } only accepts { $formats }: edit this file, but do not upload it

report-note-setting = { $target } has no setting `{ $key }`, ignored

report-note-sheet-below = row { $row } of the whole list is row { $sheet_row } of the sheet `{ $sheet }`

report-note-skipped = { $count ->
        [one] row { $rows } is
       *[other] rows { $rows } are
    } skipped, as `--skip` asks

report-note-template-format = { $target } only accepts { $formats }: let people fill this in, then use `enroll export` for the upload file

report-note-without-key = { $rows ->
        [one] 1 row of { $file } has no match key and is skipped
       *[other] { $rows } rows of { $file } have no match key and are skipped
    }

report-operation = { $kind ->
        [delete] DELETE
       *[import] import
        [sync] sync
    }

report-operation-with = { $operation } with { $mapping }

report-other-values = { $remedy } ({ $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }; the other values likewise)

# Two parts of a sentence that could stand alone.
report-parts = { $before }; { $after }

report-plan-also-rows = also rows { $rows }

report-plan-back = back from the archive

report-plan-changed = { $count } changed

report-plan-changed-place = only { $place } is changed, on this computer; { $target } is not contacted

report-plan-changes = { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    }: { $create } to create, { $update } to update, { $archive } to archive, { $delete } to delete

report-plan-choice-absent = { $choice ->
        [archive] users missing from the file are archived
        [delete] users missing from the file are deleted
       *[keep] users missing from the file are kept
    }

report-plan-choice-delete = users in the file are deleted

report-plan-choice-existing = { $choice ->
        [refuse] existing users are not changed
        [skip] existing users are skipped
       *[update] existing users are updated
    }

report-plan-choice-groups = { $choice ->
       *[add] groups of the file are added to theirs
        [replace] their groups are replaced by those of the file
    }

report-plan-choice-linked = { $choice ->
        [delete] their linked accounts are to be deleted too
       *[keep] their linked accounts are kept
    }

report-plan-counts = { $unchanged } unchanged, { $skipped } skipped, { $failed } failed

# $counts is report-plan-counts.
report-plan-counts-kept = { $counts }; { $kept ->
        [one] 1 user missing from the file is
       *[other] { $kept } users missing from the file are
    } kept

report-plan-digest = run { $run }, digest { $digest }

report-plan-field = { $field }: { $what }

report-plan-group-emptied = nobody left

report-plan-group-new = new

report-plan-group-small = fewer than { $least }

report-plan-head = { $file } -> { $current }: { $target } { $operation }, { $users ->
        [one] 1 user
       *[other] { $users } users
    }

report-plan-head-from-to = { $file } -> { $current }: { $target } { $operation }, { $before } -> { $users ->
        [one] 1 user
       *[other] { $users } users
    }

report-plan-lets-through = stopped: { $reason }; `{ $flag }` lets it through

report-plan-more-errors = { $error }, and { $count ->
        [one] 1 more error
       *[other] { $count } more errors
    }

report-plan-more-groups = { $count ->
        [one] 1 more group
       *[other] { $count } more groups
    }: --full

report-plan-more-skipped = { $count } more skipped: --full

report-plan-new = { $count } new

report-plan-no-row = no row

report-plan-nobody-removed = nobody is removed: { $count ->
        [one] 1 failed row
       *[other] { $count } failed rows
    } could be any user ({ $rows })

report-plan-not-in-file = not in the file

report-plan-not-saved = no plan was written: some rows have errors; `--skip-invalid` skips them

report-plan-nothing = nothing

report-plan-nothing-changed = nothing is changed, and { $target } is not contacted

report-plan-problems = { $count ->
        [one] 1 problem
       *[other] { $count } problems
    }: { $title }

report-plan-removal = { $kind ->
        [archive] archive
       *[delete] delete
    }

report-plan-seats = seats: { $before } -> { $after } of { $all }, { $left } left

report-plan-seats-too-few = seats: { $before } -> { $after } of { $all }, { $missing } too few

report-plan-short-failed = { $file }: { $changes }, { $failed } failed

report-plan-stopped = stopped: { $reason }

report-plan-takes-back = takes back what run { $run } did

report-plan-to-archive = { $count } to archive

report-plan-to-delete = { $count } to delete

report-plan-undo = undo

report-rejected = no file was written: { $target } would not accept { $whom }

report-rejected-and-more = { $row } and { $count } more

report-rejected-as-headers = the row looks like a header row

report-rejected-as-no-user = the row does not look like a user

report-rejected-hint-columns = `--columns` names the columns that are written

report-rejected-hint-fill = `--fill { $field }=VALUE` sets a value for users who have none

report-rejected-hint-fill-from = `--fill '{ $assignment }'` takes the value of another field

report-rejected-hint-ignore = `--ignore { $rule }` treats such a row as a user

report-rejected-hint-part = `--columns` writes only a part of each user

report-rejected-hint-split = `--split` writes several files

report-rejected-hint-where = `--where '{ $condition }'` skips users who have none

report-rejected-users = { $users ->
        [one] 1 user
       *[other] { $users } users
    } of { $source }

report-row = row { $row }

report-row-with-key = row { $row } (`{ $key }`)

report-rows = rows { $rows }

# $count is how many there are, $rows the first of them.
report-rows-counted = { $count ->
        [one] row
       *[other] rows
    } { $rows }

report-run = run { $id }

report-sheets-hidden = { $names } (hidden)

report-sheets-visible = { $names } (--sheet NAME reads another)

report-skipped = skipped: { $parts }

report-skipped-checks = skipped: { $rules }: { $reason }

report-skipped-row = row { $row } ({ $rule })

report-skipped-sheets = { $count ->
        [one] sheet
       *[other] sheets
    } { $sheets }

report-source-csv = CSV, { $encoding }, { $delimiter }; { $headers }

report-stale = the current users have changed since the plan was made: { $users }

report-stale-changed = `{ $field }` of `{ $user }` is { $found }, not { $expected }

report-stale-empty = empty

report-stale-gone = `{ $user }` does not exist any more

report-stale-hint = make a new plan with `enroll diff`

report-stale-hint-masked = make a new plan with `enroll diff`; `--show-values full` shows the values here

report-stale-taken = the `{ $field }` of `{ $user }` is already used by `{ $other }`

report-stale-there = `{ $user }` already exists

report-standard-input = standard input

report-standard-output = standard output

report-step-check = check the list with it

report-step-check-then = then check the list with it

report-step-diff = see what would change

report-step-export = write the upload file

report-step-export-without = write an upload file without the { $users ->
        [one] user
       *[other] { $users } users
    } who failed

report-step-fix = fix { $count ->
        [one] 1 problem
       *[other] { $count } problems
    } automatically (marked *)

report-step-map = match the columns

report-step-mark = mark the problems in a copy

report-step-save = save the plan for approval

report-stops-accept = if that is what is meant, add `{ $flags }`

report-template-no-list = `{ $field }` has no drop-down: no list of { $key } was given; add `--org { $key }=…`

report-template-separator = not in the drop-down of `{ $field }`: { $values }, because `{ $separator }` separates values there

report-template-wrote = wrote { $columns ->
        [one] 1 column
       *[other] { $columns } columns
    } to { $file }, { $required } of them required

report-the-file = the file

report-title-rows = { $title }, { $count ->
        [one] row
       *[other] rows
    } { $rows }

report-unwritable-encoding = contains `{ $character }`, which does not exist in { $encoding }

report-unwritable-nothing = no value in any of the columns, so the row would be empty

report-unwritable-quotes = contains { $character ->
       *[line-break] a line break
        [tab] a tab
    }, but { $target } does not accept quoted cells

report-unwritable-quotes-other = contains `{ $character }`, but { $target } does not accept quoted cells

report-unwritable-separator = contains `{ $separator }`, which separates the values of a list

report-unwritable-several = several values, but a cell can only have one

report-unwritable-space = starts or ends with a space, which would be lost

report-unwritable-too-long = has more than { $limit } characters, the limit of a workbook cell

report-verdict-clean = no problems found

report-verdict-errors = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }

report-verdict-errors-and-warnings = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }

report-verdict-need-work = { $failed ->
        [one] 1 of { $users ->
            [one] 1 user
           *[other] { $users } users
        } needs work
       *[other] { $failed } of { $users ->
            [one] 1 user
           *[other] { $users } users
        } need work
    }

report-verdict-nothing-checked = nothing can be checked before this is settled

# $what is one of the other verdicts.
report-verdict-some-valid = { $what }; { $valid } can be imported

report-verdict-warnings = no errors ({ $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    })

report-verdict-warnings-only = no errors, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }: all users can be imported

report-verdict-whole-file = the file as a whole cannot be imported

report-verdict-whole-file-until-fixed = the file as a whole cannot be imported until this is fixed

report-verdict-with-counts = { $what }: { $counts }

report-verdict-with-counts-short = { $file }: { $what } ({ $counts })

report-verdict-without-columns = required columns are missing

report-warning = warning

report-warnings-heading = { $count ->
        [one] 1 WARNING
       *[other] { $count } WARNINGS
    }

report-warnings-note = (these users can be imported)

report-whole-rows = whole rows

report-wrote = wrote `{ $file }`

report-wrote-failed = wrote `{ $file }`: the rows that failed; duplicates are found for sure only in the whole file

report-wrote-fixed = wrote `{ $file }`: { $cells ->
        [one] 1 cell
       *[other] { $cells } cells
    } fixed

report-wrote-kept-formulas = { $said }; { $cells ->
        [one] 1 cell
       *[other] { $cells } cells
    } with a formula not changed: correct the formula

report-wrote-locked-filter = { $said }; its sheet is protected: remove the protection to use the filter

report-wrote-not-fixed = wrote `{ $file }`, in which nothing was fixed

report-wrote-nothing = no annotated file was written: { $why }

report-wrote-nothing-invalid-file = no row can be imported while the file as a whole has an error: { $message } [{ $rule }]

report-wrote-nothing-lossy = its { $encoding } text cannot be written back without changes

report-wrote-nothing-no-column = its sheet uses every column up to XFD, so there is no room for another one

report-wrote-nothing-too-long = cell { $cell } has more than { $most } characters, the most that a cell of a workbook can have

report-wrote-nothing-too-many-cells = row { $row } has more than 16,384 cells, the most that a sheet has
report-wrote-nothing-too-many-findings = it has more findings than are kept, `--max-findings` keeps more

report-wrote-nothing-too-many-rows = it has more than { $most } rows, the most that a sheet has

report-wrote-nothing-unclosed-quote = a quote never closes, so its rows cannot be told apart

report-wrote-valid = wrote `{ $file }`: the other rows; duplicates are found for sure only in the whole file

report-wrote-without-signature = { $said }; its digital signature was removed because the workbook changed

# $known_as is the name of the current user.
reused-key = this { $key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    } belongs to `{ $known_as }`, row { $row } of the current users, and the name here is another one: check whose row this is

review-accepted = { $cells ->
        [one] 1 cell corrected
       *[other] { $cells } cells corrected
    }

review-but-not = { $said }, { $count } not: { $why }

review-checking = checking

review-column-row = row

review-count-changes = { $count ->
        [one] 1 change
       *[other] { $count } changes
    }

review-count-errors = { $count ->
        [one] 1 error
       *[other] { $count } errors
    }

review-count-skipped = { $count } skipped

review-count-users = { $count ->
        [one] 1 user
       *[other] { $count } users
    }

review-count-warnings = { $count ->
        [one] 1 warning
       *[other] { $count } warnings
    }

review-formula = a formula gives this text: change it in the workbook, or write a CSV with `-o`

review-formula-in-row = this row holds a formula: delete it in the workbook, or write a CSV with `-o`

review-found = found: { $number } of { $of }

review-help-title = Keys (any key goes back)

review-ignored = { $rule } is ignored from now on (u undoes that)

review-in-file = in the file

review-is-skipped = this user is skipped (s takes that back)

review-key-accept = accept

review-key-accept-all = accept all

review-key-accept-all-help = accept the suggestion for all cells with this problem and value

review-key-accept-help = accept the suggestion

review-key-all = all users

review-key-all-help = show all users, or only those with this problem

review-key-cancel = cancel

review-key-choose = choose

review-key-done = done

review-key-edit = edit

review-key-edit-help = edit the cell

review-key-help = help

review-key-ignore = ignore rule

review-key-ignore-help = ignore the rule of this problem

review-key-leave-help = leave at once: what is not written is offered next time

review-key-move-help = move: right opens a kind of problem, left goes back

review-key-page-help = a screen up or down, g and G go to the ends

review-key-quit = quit

review-key-quit-help = quit, with a question when something is not written

review-key-recheck-help = check the list again

review-key-redo-help = redo

review-key-search = search

review-key-search-help = search in all users, n and N go to the next and the previous

review-key-skip = skip

review-key-skip-all-help = skip all users with this problem

review-key-skip-help = skip the user, or take that back

review-key-switch-help = switch between problems and users

review-key-translate = translate

review-key-translate-help = say what the value means for every user (in the mapping)

review-key-undo = undo

review-key-undo-help = undo

review-key-write = write

review-key-write-help = write the corrected list

review-no-cell = there is no cell here

review-no-problems = no problems found

review-no-such-column = the sheet of this row does not have this column

review-no-suggestion = there is no suggestion here (e edits the cell)

review-not-found = `{ $searched }` is in no user

review-not-in-encoding = the file is { $encoding }, which does not have all of these characters

review-not-written = not written: { $why }

review-nothing-to-redo = there is nothing to redo

review-nothing-to-translate = there is no value here that could be translated

review-nothing-to-undo = there is nothing to undo

review-question-meaning = { $value } means

review-question-quit = { $count ->
        [one] 1 change is not written: quit without it? (y quit, w write, n stay)
       *[other] { $count } changes are not written: quit without them? (y quit, w write, n stay)
    }

review-question-resume = { $count ->
        [one] 1 change of an earlier review was not written: make it again? (y yes, n no)
       *[other] { $count } changes of an earlier review were not written: make them again? (y yes, n no)
    }

review-question-save-mapping = write the mapping { $file } too? (y yes, n only the list, Esc nothing)

review-question-search = search

review-redone = { $changes ->
        [one] 1 change made again
       *[other] { $changes } changes made again
    }

review-replay-no-column = the list has no column for it

review-replay-no-key = the change does not say whose row it is

review-replay-no-rule = there is no rule `{ $rule }`

review-replay-nobody = no user has the { $field } `{ $value }`

review-replay-other-value = the cell holds `{ $found }`, not `{ $expected }`

review-replay-several = { $users } users fit

review-skipped-all = { $users ->
        [one] 1 user is skipped
       *[other] { $users } users are skipped
    }

review-suggestion = suggestion

review-title-all = All users

review-title-errors = { $count ->
        [one] 1 ERROR
       *[other] { $count } ERRORS
    }

review-title-file = the file as a whole

review-title-problems = Problems

review-title-users = Users with this problem

review-title-warnings = { $count ->
        [one] 1 WARNING
       *[other] { $count } WARNINGS
    }

review-too-long = a cell of a workbook holds { $most } characters at most

review-too-small = the terminal is too small: 60 columns and 16 lines are needed

review-translated = `{ $from }` means { $to } for every user

review-undone = { $changes ->
        [one] 1 change undone
       *[other] { $changes } changes undone
    }

review-wrote = wrote { $files }

rule-ambiguous-column = more than one column could be the same field

rule-ambiguous-date = day and month cannot be told apart

rule-archived-user = the user is marked as archived, but this operation archives nobody

rule-bad-quoting = wrong or misplaced quotation marks

rule-calculated-value = values of a column are calculated by formulas

rule-case-only-duplicate = same value in upper/lower case counts as two users

rule-commented-row = a row begins with the mark of a comment

rule-conflicting-values = contradicting values

rule-csv-syntax = quotation marks or separators of the file became part of a value

rule-date-serial = Excel's number for a date instead of the date

rule-disallowed-domain = email domain is not allowed

rule-display-name = more than the address in an email cell

rule-dragged-series = a number in the email addresses grows from row to row

rule-duplicate-combination = two users share values that must be unique together

rule-duplicate-email = two users share an email address

rule-duplicate-id = two users share a value that must be unique

rule-duplicate-label = two columns have the same header

rule-duplicate-person = one person stands in the list twice, under two addresses

rule-duplicate-row = two rows are identical

rule-escaped-text = letters are written as codes of a web page, a mail, a link or a script

rule-formula = value would run as a formula in Excel

rule-formula-without-value = formula was never calculated

rule-full-name = the full name stands in a field for one name

rule-garbled-text = letters were read in the wrong encoding and saved like that, or are lost

rule-hidden-columns = a column is hidden in the workbook

rule-hidden-rows = users are in hidden rows of the workbook

rule-id-conflict = id and email belong to different users

rule-immutable-change = field cannot be changed

rule-invalid-boolean = a yes/no field contains something that the target system does not recognize

rule-invalid-date = not a valid date

rule-invalid-email = not a valid email address

rule-invalid-language = not a valid language code

rule-invalid-path = not a valid path

rule-invalid-phone = not a valid phone number

rule-invisible-character = a value contains invisible characters

rule-leftover-example = example row from a template

rule-list-notation = a list in the notation of a program

rule-lookalike-character = a letter of another alphabet that looks like a Latin one

rule-manager-cycle = users are managers of each other in a circle

rule-mangled-number = Excel changed an id or phone number

rule-merged-cells = a cell is part of merged cells and has no value of its own

rule-misplaced-email = an email address stands in a field for something else

rule-missing-column = a required column was not found

rule-missing-dependent-value = required because of another field or setting

rule-missing-root = a division path does not start at the top division

rule-missing-value = a required cell is empty

rule-mixed-languages = column mixes languages (Ja, Yes)

rule-name-mismatch = names and email addresses do not belong together

rule-near-duplicate-group = group name is almost the same as another one

rule-no-users = the file contains no users

rule-nul-byte = a row contains a NUL character

rule-odd-name = a name holds something that is not part of it

rule-outside-own-division = you may not import into this division

rule-pattern-mismatch = a value does not match the required pattern

rule-placeholder-value = a placeholder instead of a value

rule-private-address = a private email address in a field that all users can see

rule-probable-rename = a new user has the name of a current user who is missing from the file

rule-ragged-row = a row has more or fewer cells than the header row

rule-renamed-id = unknown id or renamed id column

rule-repeated-header = a row repeats the headers

rule-reused-key = the id or the address belongs to another person so far

rule-seat-by-default = users take a seat of the licence because nothing says that they should not

rule-second-table = a second table stands below the list

rule-several-values = several values in a cell for one

rule-shared-mailbox = a shared mailbox in a row for a person

rule-small-group = a group has too few members

rule-spaced-separator = spaces or empty items in a list

rule-special-character = a character that the target system does not accept

rule-spreadsheet-error = a spreadsheet formula returned an error

rule-stopped-import = the import would do so much at once that `enroll apply` stops it

rule-stray-whitespace = spaces at the start or end of a value

rule-suspicious-domain = email domain looks misspelt

rule-swallowed-rows = a quote that opens and does not close in its cell makes the rows below part of that cell

rule-swapped-columns = columns seem to be swapped

rule-text-became-date = a spreadsheet turned a text into a date

rule-too-few-seats = not enough licences

rule-too-many-rows = more users than one upload may have

rule-total-row = total or footer row

rule-truncated-value = text was probably cut off

rule-unclosed-quote = a quotation mark is never closed

rule-unfilled-row = a row of a template that nobody filled in

rule-unknown-manager = the manager is not in the file

rule-unknown-user = the user to delete does not exist

rule-unknown-value = value is not in your organization's list

rule-unlabelled-column = a column has values but no header

rule-unlikely-date = a date that nobody was born, hired or archived on

rule-unmapped-column = a column is not used

rule-unreachable-domain = no mail from outside reaches the domain of an email address

rule-unreachable-user = user has neither email nor phone

rule-unread-sheet = another sheet of the workbook has the same headers and users, and it is not read

rule-unreadable-encoding = characters that cannot be read

rule-unseparated-list = list uses the wrong separator

rule-unused-name-part = part of the name is not used

rule-value-not-allowed = value is not allowed

rule-value-too-long = value is too long

rule-wrong-delimiter = wrong delimiter for the target system

rule-wrong-encoding = wrong character encoding

rule-wrong-format = the target system does not accept this file format

rule-wrong-label-case = header must be lower case

# $frees is the value that frees a seat.
seat-by-default-empty = { $users ->
        [one] 1 user has no value here, counts as active and takes a seat: write `{ $frees }` for users who should not
       *[other] { $users } users have no value here, count as active and take a seat: write `{ $frees }` for users who should not
    }

seat-by-default-no-column = no column `{ $header }`: all users ({ $users }) count as active and take a seat, add the column with `{ $frees }` for users who should not

second-table = rows from { $first } on are a second table, not users: row skipped

several-values-addresses = several email addresses in one cell: keep one

several-values-list = looks like a list, but only one value is allowed

several-values-numbers = several phone numbers in one cell: keep one

several-values-same-address = the same email address twice in one cell

# $value is the value in the file that makes the address a personal one.
shared-mailbox = looks like a shared mailbox, but `{ $header }` is `{ $value }`

since-changed = { $cells ->
        [one] 1 cell was changed that had no problem
       *[other] { $cells } cells were changed that had no problem
    }

since-changed-cell = row { $row }, { $column }: `{ $from }`, now `{ $to }`

since-changed-more = { $more } more: --full

since-findings = since { $file }: { $fixed ->
        [one] 1 finding fixed
       *[other] { $fixed } findings fixed
    }, { $still } still there, { $new } new

since-not-compared = { $rows ->
        [one] 1 more row was changed and not compared cell by cell
       *[other] { $rows } more rows were changed and not compared cell by cell
    }

since-removed = { $removed ->
        [one] 1 finding is gone because its row is
       *[other] { $removed } findings are gone because their rows are
    }

since-users = { $added ->
        [one] 1 user added
       *[other] { $added } users added
    }, { $removed } removed

# Why a row of a file changes nothing. The sentence follows the number of the row or the key of its user.
skipped-row-asked = skipped by `--skip`

skipped-row-exists = exists already and is not changed (`--existing skip`)

skipped-row-failed = the row has errors

skipped-row-immutable = `{ $field }` cannot be changed once it is set

skipped-row-not-there = does not exist

skipped-row-read-only = `{ $field }` is set by { $target } alone and has another value there

# $assumed: whether this is our assumption and not the vendor's documentation.
skipped-row-refused = { $assumed ->
        [yes] exists already, and { $target } is assumed not to change users by import
       *[no] exists already, and { $target } does not change users by import
    }

skipped-row-taken-by-row = row { $row } has the same `{ $field }`, which must be unique

skipped-row-taken-by-user = `{ $user }` has the same `{ $field }`, which must be unique

skipped-row-twice = is the same user as row { $row }

skipped-row-unknown-id = has a `{ $field }` that { $target } did not issue

small-group = { $members ->
        [one] group has 1 member, but needs at least { $least }
       *[other] group has { $members } members, but needs at least { $least }
    }
    .remedy = { remedy-more-members }

# Users who are not in the file are not known.
small-group-in-file = { $members ->
        [one] group has 1 member in this file, but needs at least { $least }
       *[other] group has { $members } members in this file, but needs at least { $least }
    }
    .remedy = { remedy-more-members }

small-group-in-file-or-set = { $members ->
        [one] group has 1 member in this file, but needs at least { $least }
       *[other] group has { $members } members in this file, but needs at least { $least }
    }
    .remedy = { remedy-more-members-or-set }

small-group-not-checked = needs the smallest group size: `--org smallest_group=5`

small-group-or-set = { $members ->
        [one] group has 1 member, but needs at least { $least }
       *[other] group has { $members } members, but needs at least { $least }
    }
    .remedy = { remedy-more-members-or-set }

spaced-separator-empty-item = empty item in the list: one `{ $separator }` too many

spaced-separator-spaces = remove the spaces around the separator `{ $separator }`

special-character-address = { $target } may not accept `{ $character }` in an address

special-character-assumed = contains { $characters }, which { $target } may not accept here

special-character-before-at = most mail systems do not accept `{ $character }` before the `@`

# A control character by its number, `U+0007`.
special-character-control = the character { $code }

special-character-listed = contains { $characters }, which { $target } does not accept here

# An item of $characters.
special-character-name = { $name ->
        [apostrophe] an apostrophe
        [backtick] a backtick
        [comma] a comma
        [pipe] a pipe
        [quote] a quote
        [semicolon] a semicolon
       *[space] a space
    }

special-character-quoted = most mail systems do not accept quotes before the `@`

# An item of $characters that has no name.
special-character-shown = `{ $character }`

spreadsheet-error-narrow-column = the column was too narrow to show the value: widen it in Excel and save the file again

spreadsheet-error-result = the formula in this cell returned an error

# $reason is one of the sentences below, $flag lets it through.
stopped-import = { $reason } (if that is meant, apply it with `{ $flag }`)

# $why: the last row is that of a full sheet, or has fewer cells than the one before.
stopped-import-cut-off = the file looks cut off, and users who are missing from it would be removed: { $why ->
        [full] it ends at row { $row }, where a sheet is full
       *[short] its last row, { $row }, has fewer cells than the one before it
    }

stopped-import-emptied-groups = the plan moves everybody out of { $number ->
        [one] the group { $groups }
       *[other] { $number } groups: { $groups }{ $more ->
            [0] {""}
           *[other] { " " }and { $more } more
        }
    }

# $reason is one of the sentences beside this one.
stopped-import-for-good = { $reason }

# $keys are the match keys.
stopped-import-identities = the plan gives { $number } of { $users } users another name and another address at once: check that each { $keys } still belongs to the same person

stopped-import-identities-apart = the plan gives { $number } of { $users } users the { $names } of another user: { $fields ->
        [one] this column looks
       *[other] these columns look
    } sorted apart from the other columns

stopped-import-identities-key-apart = the plan gives { $number } of { $users } users the values of another user: the column { $key } looks sorted apart from the other columns

stopped-import-key-changes = the plan gives { $number } of { $users } users another { $keys }, which is { $share }

stopped-import-more-than-half = { $percent } % and more than half

stopped-import-nobody-left = the plan would leave nobody: it removes all { $removals } users

stopped-import-protected = the plan removes `{ $user }`{ $others ->
        [0] {""}
        [one] { " " }and 1 other
       *[other] { " " }and { $others } others
    }, whom the mapping protects

stopped-import-removals = the plan removes { $removals } of { $users } users, which is { $share }

stopped-import-renames = the plan creates { $renames } users who look like current users under another name or address: of { $users } users that is { $share }, and they would be there twice

stopped-import-seats = the plan takes { $taken } seats, and the licence has { $seats }: { $missing } too few

# A part of the sentences above.
stopped-import-share = { $percent } % and more than { $usual } %

# $sheets have the same headers as the one that was read, and $users together.
stopped-import-unread-sheets = { $count ->
        [one] the sheet { $sheets } has the same headers and { $users ->
            [one] 1 user
           *[other] { $users } users
        }, but is not read
       *[other] the sheets { $sheets } have the same headers and { $users } users, but are not read
    }: users who seem to be missing may be there, `--sheet all` reads them

stray-whitespace-after = space at the end

stray-whitespace-around = spaces at the start and the end

stray-whitespace-before = space at the start

stray-whitespace-only = contains only spaces

suspicious-domain-allowed = domain looks misspelt: `{ $domain }` is not an allowed domain, but similar to one

suspicious-domain-others = domain looks misspelt: { $users } users have `{ $usual }`

suspicious-domain-service = domain looks misspelt: did you mean `{ $usual }`?

swallowed-rows = { $rows ->
        [one] a quote that opens in column { $column } makes the next row part of this cell: { $users } (line { $first }), close the quote where the cell ends
       *[other] a quote that opens in column { $column } makes the next { $rows } rows part of this cell: { $users } (lines { $first } to { $last }), close the quote where the cell ends
    }

swapped-columns = used for `{ $field }`, but { $count } of { $total } values are { $kind ->
       *[date] dates
        [email] email addresses
        [phone] phone numbers
    }: perhaps two columns were swapped

text-became-date = probably a text that Excel turned into a date: look it up in the source system

too-few-seats = { $users ->
        [one] 1 user needs a seat, but the licence has { $seats }
       *[other] { $users } users need a seat, but the licence has { $seats }
    }
    .remedy = buy more seats, or correct `seats` under `[org]`

too-few-seats-not-checked = needs the number of seats: `--org seats=100`

too-many-rows = { $users } users, but { $target } accepts { $limit } at a time: split the list

total-row-end-mark = an end-of-file mark, not a user: row skipped

total-row-footer = looks like a footer, not a user: row skipped

total-row-total = looks like a total, not a user: row skipped

truncated-value = exactly { $length } characters: probably cut off, check the end

# $lines is how many lines below the row are part of the cell.
unclosed-quote = { $lines ->
        [0] a quote opens here and never closes: everything after it became one cell
        [one] a quote opens here and never closes: the line below became part of the cell
       *[other] a quote opens here and never closes: { $lines } lines below became part of the cell
    }

unfilled-row = { $rows ->
        [one] nothing in the row tells a person, such as a name or an address: row { $first } is skipped
       *[other] { $rows } rows have nothing that tells a person, such as a name or an address: rows { $first } to { $last } are skipped
    }

# Each of $columns is worded by unknown-manager-header or unknown-manager-column.
unknown-manager = no user in the file has this value in { $columns }

unknown-manager-column = column { $column }

unknown-manager-header = `{ $header }` (column { $column })

unknown-manager-no-column = no user in the file has this value in `{ $field }`

unknown-manager-not-checked = needs the current users: `--current FILE`

unknown-user = no current user has this { $key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    }, so nothing would be deleted

# $row is the user who has the id of this row.
unknown-user-by-id = no current user has this address, and the id is that of row { $row } of the current users: check which of the two is right

unknown-user-several-keys = no current user has this { $headers }, so nothing would be deleted

unknown-value = not in your list of { $list ->
       *[divisions] divisions
        [groups] groups
        [roles] roles
    }
    .remedy = add `{ $value }` to { $list ->
       *[divisions] `divisions`
        [groups] `groups`
        [roles] `roles`
    } under `[org]`, or correct it in the file

# Each such column is a group, and its header is the name of the group.
unknown-value-header = the header `{ $header }` is not in your list of { $list ->
       *[divisions] divisions
        [groups] groups
        [roles] roles
    }

unknown-value-spelling = spelled differently in your list of { $list ->
       *[divisions] divisions
        [groups] groups
        [roles] roles
    }

unlabelled-column = { $rows ->
        [one] has no header, but a value in row { $first_row }
       *[other] has no header, but values in { $rows } rows (first in row { $first_row })
    }

unlikely-date-archiving = lies years ahead: the user is not archived before that day

unlikely-date-birth = not a likely date of birth: it lies ahead, or the person would be a child

unlikely-date-early = not a likely date: it lies before 1900

unlikely-date-entry = not a likely date of entry: it lies years ahead

unmapped-column-system-id = not used: a column with ids of the target system must keep its header

unmapped-column-unused = not used: its cells are not checked

unreachable-domain-ending = no domain ends with `.{ $ending }`

unreachable-domain-guest = the account name of a guest, not an email address

unreachable-domain-inside = domains ending with `.{ $ending }` only exist inside a network: emails from outside do not arrive

unreachable-user = needs one of { $headers }, and all are empty

unreachable-user-only-column = empty, but required: the file has no other column that could replace it

unread-sheet = { $users ->
        [one] the sheet `{ $sheet }` has the same headers and 1 user, and is not read: `--sheet all` reads it as well
       *[other] the sheet `{ $sheet }` has the same headers and { $users } users, and is not read: `--sheet all` reads it as well
    }

unreadable-encoding = contains bytes that cannot be read as { $encoding }

unseparated-list = looks like a list, but values must be separated by `{ $separator }`
    .remedy = if the whole column uses another separator: `--set { $field }.separator=...`

unseparated-list-cut = the mapping lists `{ $listed }` as one value, but the separator `{ $separator }` splits it: use another separator and set it with `--set { $field }.separator=...`

unused-name-part-lost = part of the name, but not used, so it would be lost

unused-name-part-move = part of the name, but not used, so it would be lost: add it to `{ $header }`

value-not-allowed = not an allowed value: use { $allowed }
    .remedy = { remedy-translate-value }

value-not-allowed-assumed = the vendor's documentation does not mention this value: it may not be recognized

value-not-allowed-mark = must be `{ $mark }` or empty

value-too-long = { $length } characters, but at most { $limit } are allowed

# $found and the items of $allowed are one of the entries below.
wrong-delimiter = cells are separated by { $found }, but { $target } needs { $allowed }: save the file again with them

wrong-delimiter-commas = commas

# A control character by its code, "0x1f".
wrong-delimiter-control = the character { $code }

wrong-delimiter-other = `{ $character }`

wrong-delimiter-pipes = pipes

wrong-delimiter-semicolons = semicolons

wrong-delimiter-spaces = spaces

wrong-delimiter-tabs = tabs

wrong-encoding-guess = read as { $found }, which is a guess: if names look wrong, use `--encoding`

wrong-encoding-mark = starts with a byte order mark: save it as UTF-8 without BOM

wrong-encoding-no-mark = has no byte order mark: save it as CSV UTF-8 with BOM

wrong-encoding-rival = read as { $found } ({ $words }), but could be { $other } ({ $others }): if so, use `--encoding { $other }`

wrong-encoding-save-other = the encoding is { $found }, but { $target } needs { $allowed }: save it in that encoding

wrong-encoding-save-utf-8 = the encoding is { $found }, but { $target } needs { $allowed }: save it as CSV UTF-8

wrong-format = the file is { $found }, but { $target } accepts { $allowed }: `enroll export` writes such a file

wrong-label-case-not-own = not a header of the target system, whose headers are lower case

wrong-label-case-upper = headers must be lower case
