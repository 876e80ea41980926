# What the owner of the spreadsheet reads, in English. docs/contributing.md, "Add a message", says how entries are written.
# The entries are sorted by name.

ambiguous-column-headers = { $columns } could each be `{ $field }`: say which with `--set { $field }=HEADER`

# A column of ambiguous-column-headers.
ambiguous-column-named = `{ $header }` (column { $column })

ambiguous-column-same-header = columns { $columns } have the same header and could each be `{ $field }`: say which with `--set { $field }.column=LETTER`

ambiguous-date-both-orders = { $day_first ->
        [one] 1 date
       *[other] { $day_first } dates
    } must have the day first and { $month_first ->
        [one] 1 date
       *[other] { $month_first } dates
    } the month first: how are the others meant?
    .remedy = { remedy-date-format }

ambiguous-date-day-first = { $count ->
        [one] 1 date must have the day first, where the form is { $formats }
       *[other] { $count } dates must have the day first, where the form is { $formats }
    }
    .remedy = { remedy-date-format }

ambiguous-date-either = { $count ->
        [one] 1 date can have the day or the month first, and nothing in the column tells
       *[other] { $count } dates can have the day or the month first, and nothing in the column tells
    }
    .remedy = { remedy-date-format }

ambiguous-date-month-first = { $count ->
        [one] 1 date must have the month first, where the form is { $formats }
       *[other] { $count } dates must have the month first, where the form is { $formats }
    }
    .remedy = { remedy-date-format }

archived-user = says that the user is archived, and the operation `{ $operation }` archives nobody: it is left out

# The table has one column. $cells is how many headers stand in its header, $delimiter what stands between them.
bad-quoting-all-rows = each row is in quotes as a whole and became one cell: take away the quotes around the rows, so that `{ $delimiter }` separates the { $cells } columns

# $column is the letter of the column.
bad-quoting-backslash = a backslash before a quote does not escape it in a CSV (column { $column }): write the quote twice

bad-quoting-behind = text stands behind the quote that closes a cell (column { $column }), which programs read in several ways

bad-quoting-inside = a quote stands inside a cell that is not in quotes (column { $column }), which programs read in several ways

bad-quoting-other-quotes = its cells stand between { $open } and { $close }, which are part of the text: only straight double quotes keep a cell together

bad-quoting-swallowed = { $lines ->
        [one] a quote opens in this row and closes in the line below, which was read as part of a cell
       *[other] a quote opens in this row and closes { $lines } lines below: these lines were read as part of a cell
    }

# The same as bad-quoting-all-rows in a workbook.
bad-quoting-unsplit-sheet = each row is in one cell: separate the { $cells } columns at `{ $delimiter }` (in Excel: Data, Text to Columns)

# The same in a text with another delimiter.
bad-quoting-unsplit-text = each row was read as one cell: `{ $delimiter }` separates the { $cells } columns, try `--delimiter "{ $delimiter }"`

bad-quoting-whole-row = the whole row is in quotes and became one cell: take away the quotes around it

calculated-value = { $formulas ->
        [one] 1 formula: the value that was last calculated is taken
       *[other] { $formulas } formulas: the values that were last calculated are taken
    }

case-only-duplicate = differs only in case from row { $row }: two users to the target

# Each user takes a seat of the licence.
case-only-duplicate-seats = differs only in case from row { $row }: two users to the target, and two seats

case-only-duplicate-several = differs only in case from row { $row }: { $rows } rows have it in one case or another

commented-row-comment = a comment, not a user (`{ $mark }` in front): row skipped

commented-row-user = begins with `{ $mark }`: if this user is commented out, delete the row, else delete the mark

# A part of a sentence: another field of the user has a value.
condition-field = `{ $header }` is `{ $value }`

# A part of a sentence: a setting of the organization has a value.
condition-setting = the setting `{ $setting }` is `{ $value }`

# Each of $conditions is worded by condition-field or condition-setting.
conflicting-values = makes sense only where { $conditions }

conflicting-values-of-id = the id `{ $id }` has two values: `{ $first }` and `{ $second }`

# $header is that of the column in another language, and $ids is what stands there.
conflicting-values-order = has the ids of `{ $header }` in another order: `{ $ids }` there

conflicting-values-other-ids = has other ids than `{ $header }`: `{ $ids }` there

conflicting-values-same-pair = has the same pair twice: `{ $id }`

csv-syntax-quotes = stands in quotes that became part of the value

csv-syntax-quotes-behind-space = stands in quotes that became part of the value, because a space stands before them

csv-syntax-tail = ends with separators `{ $separator }` that are left over from a file

csv-syntax-tail-tab = ends with tabs that are left over from a file

date-serial = the number by which a spreadsheet knows a day, not a date in the form { $formats }

# $domain is the domain of the address.
disallowed-domain = the domain `{ $domain }` is not one of those that are allowed

display-name = more than an email address: nothing but the address belongs in the cell

dragged-series-domain = the number in the domain grows from row to row, from { $from } in row { $first } to { $to } in row { $last }: the cell was probably dragged down

dragged-series-name = the number before the `@` grows from row to row, from { $from } in row { $first } to { $to } in row { $last }, and the name stays the same: the cell was probably dragged down

duplicate-email = { $rows ->
        [2] the same address as in row { $row }
       *[other] the same address as in row { $row }: { $rows } rows share it
    }

duplicate-email-other-spelling = { $rows ->
        [2] the same address as in row { $row }, spelled another way
       *[other] the same address as in row { $row }, spelled another way: { $rows } rows share it
    }

duplicate-id = { $rows ->
        [2] the same value as in row { $row }
       *[other] the same value as in row { $row }: { $rows } rows share it
    }

duplicate-id-other-spelling = { $rows ->
        [2] the same value as in row { $row }, spelled another way
       *[other] the same value as in row { $row }, spelled another way: { $rows } rows share it
    }

# $first is the letter of the first column with that header.
duplicate-label-ambiguous = the same header as column { $first }: which of them counts cannot be told from it

# No field depends on the header, or it may have several columns.
duplicate-label-harmless = the same header as column { $first }

duplicate-person-mailbox = { $rows ->
        [2] leads to the same mailbox as the address in row { $row }
       *[other] leads to the same mailbox as the address in row { $row } ({ $rows } rows do)
    }: probably one person twice

duplicate-person-name = row { $row } has the same name and department with another address: perhaps one person twice

duplicate-row = { $rows ->
        [2] the same as row { $row } in every cell: one of them is enough
       *[other] the same as row { $row } in every cell: one of { $rows } such rows is enough
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

formula-apostrophe = starts with the apostrophe that keeps a spreadsheet from running a formula: it would be part of the value

formula-start = starts like a formula: a spreadsheet that opens the file would run it

formula-without-value = a formula whose result is not in the file: open it in Excel, save it, and check again

full-name = holds the full name: only the { $name ->
        [first] first name
       *[last] last name
    } belongs here

garbled-text-header = the header was read in the wrong encoding and saved like that

garbled-text-header-lost-letter = a letter of the header is lost: look it up where the file comes from

garbled-text-lost-letter = a letter is lost: look it up where the file comes from

garbled-text-question-mark = a letter is lost, with a question mark in its place: look it up where the file comes from

garbled-text-wrong-encoding = letters were read in the wrong encoding and saved like that

hidden-columns-mapped = is hidden in the workbook, and what it holds is taken

hidden-columns-unused = is hidden in the workbook: whoever gets the annotated file sees what it holds

# $count of $users are hidden. $rows is a list of rows and ranges of rows, "3, 7-9 and 20".
hidden-rows-file = { $count ->
        [one] 1 of { $users } users stands in a hidden row and is taken all the same: row { $rows }
       *[other] { $count } of { $users } users stand in hidden rows and are taken all the same: rows { $rows }
    }

hidden-rows-filter = { $count ->
        [one] a filter is set, and 1 of { $users } users stands in a hidden row and is taken all the same: row { $rows }
       *[other] a filter is set, and { $count } of { $users } users stand in hidden rows and are taken all the same: rows { $rows }
    }

hidden-rows-row = stands in a hidden row

# The two keys of a row belong to two of the current users.
id-conflict = two users in one row: the { $first_key ->
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

immutable-change = cannot change, and row { $row } of the current users have another value for this user

invalid-boolean-assumed = no documentation of the target names this value: it may not be known there

invalid-boolean-neither = neither yes nor no
    .remedy = { remedy-translate-value }

# The target takes the row and reads the opposite of what the cell says.
invalid-boolean-opposite = would be read as { $meaning ->
        [yes] yes
       *[no] no
    }, like every text that the target does not know
    .remedy = { remedy-translate-value }

invalid-boolean-spelling = neither yes nor no as the target writes them: { $allowed }
    .remedy = { remedy-translate-value }

invalid-date-form = not a date in the form { $formats }

invalid-date-no-such-day = there is no such day or time

invalid-email-angle-bracket = more than an email address: nothing but the address belongs in the cell

invalid-email-at-in-words = not an email address: write `@` instead of the word for it

invalid-email-character = not an email address: a character in it does not belong there

invalid-email-domain-too-long = not an email address: its domain is too long

invalid-email-dot-after-at = not an email address: a dot stands right behind the `@`

invalid-email-dot-before-at = not an email address: a dot stands right before the `@`

invalid-email-ends-with-dot = not an email address: it ends with a dot

invalid-email-invisible = not an email address: there is a character in it that cannot be seen

invalid-email-ip-address = not an email address: a domain belongs behind the `@`, not an IP address

invalid-email-local-too-long = not an email address: more than 64 characters stand before the `@`

invalid-email-no-at = not an email address: there is no `@`

invalid-email-no-ending = not an email address: the domain has no ending such as `.com`

invalid-email-no-such-domain = not an email address: there can be no such domain

invalid-email-nothing-after-at = not an email address: nothing stands behind the `@`

invalid-email-nothing-before-at = not an email address: nothing stands before the `@`

invalid-email-several-ats = not an email address: there is more than one `@`

invalid-email-space = not an email address: there is a space in it

invalid-email-starts-with-dot = not an email address: it starts with a dot

invalid-email-too-long = not an email address: it has more than 254 characters

invalid-email-two-dots = not an email address: there are two dots in a row

invalid-language-case = the code of a language is written in another way

invalid-language-country = the code of a country, not of a language

invalid-language-name = the name of a language and not its code

invalid-language-not-a-code = not the code of a language, such as `de` or `de-DE`

invalid-language-region = not the code of a language and a country, such as `de-DE`

invalid-language-three-letters = the code of a language has two letters here

invalid-language-underscore = a hyphen stands between language and country, not `_`

invalid-path-empty-level = has a level without a name

invalid-path-outer-slash = starts or ends with `/`

invalid-path-separator = has `{ $separator }` between its levels, where `/` belongs

invalid-path-spaces = has spaces around `/`

invalid-phone-character = not a phone number: a character in it does not belong there

invalid-phone-e164-no-country-code = not a phone number as it is needed: it starts without `+` and the country's code

invalid-phone-e164-not-only-digits = not a phone number as it is needed: only digits may follow the `+`, without spaces

invalid-phone-e164-zero-country-code = not a phone number as it is needed: no country's code starts with 0

invalid-phone-e164-zeros-for-plus = not a phone number as it is needed: write `+` instead of `00`

invalid-phone-letters = not a phone number: there are letters in it

invalid-phone-no-digit = not a phone number: there is no digit in it

invalid-phone-no-such-number = not a phone number that any country gives out

invalid-phone-not-of-country = not a phone number of the country { $country }

invalid-phone-plus-inside = not a phone number: a `+` stands at its start or nowhere

invalid-phone-plus-missing = not a phone number: the `+` before the country's code is missing

invalid-phone-point-zero = not a phone number: a program took it for an amount and put `.0` behind it

# $prefix is what calls within the country start with.
invalid-phone-prefix-missing = not a phone number: it lacks the `{ $prefix }` in front, or the `+` and the country's code

invalid-phone-too-few-digits = not a phone number: it has too few digits

invalid-phone-too-many-digits = not a phone number: it has too many digits

invalid-phone-zero-after-country-code = not a phone number: no 0 stands between the country's code and the rest

invisible-character-line-break = holds a line break where one line is expected

invisible-character-line-break-and-others = holds a line break and other characters that nobody sees

# $character in the sentences about invisible characters.
invisible-character-name = { $name ->
        [byte-order-mark] a byte order mark
        [control] a control character
        [direction-mark] a mark for the direction of writing
        [no-break-space] a no-break space
        [soft-hyphen] a soft hyphen
        [tab] a tab
        [unusual-blank] an unusual blank
        [word-joiner] a word joiner
        [zero-width-joiner] a zero-width joiner
        [zero-width-space] a zero-width space
       *[without-shape] a character without a shape
    }

invisible-character-only = holds nothing but characters that nobody sees

# $code is the number of the character, `U+200B`.
invisible-character-several = holds { $character } ({ $code }) and other characters that nobody sees

invisible-character-single = holds { $character } ({ $code }), which nobody sees

invisible-character-space = holds { $character } ({ $code }) where a plain blank belongs

leftover-example = an example and no user: the row is left out

# Between two items of a list that all hold.
list-and = { $before }, { $after }

# Before the last item of such a list.
list-and-last = { $before } and { $after }

# The last item of a list of which not all items are named.
list-more = { $count } more

list-notation-list = a list as a program writes it, with brackets, quotes or marks that would become part of the values

list-notation-object = an object as a program writes it: export the name alone

list-notation-path = the path of an object in a directory: export the name alone

list-notation-path-cut = the path of an object in a directory, which the separator `{ $separator }` cuts into { $parts } values

# Between two items of a list of which one holds.
list-or = { $before }, { $after }

# Before the last item of such a list.
list-or-last = { $before } or { $after }

# $script is the name of a script in Unicode, `Cyrillic`, or lookalike-character-foreign-script.
lookalike-character-domain = the domain only looks like `{ $plain }`: `{ $character }` is a { $script } letter

# Stands for the script of a letter that several scripts have.
lookalike-character-foreign-script = foreign

lookalike-character-form = `{ $character }` is another character than the plain `{ $plain }`

lookalike-character-mixed = `{ $character }` is a { $script } letter that only looks like `{ $plain }`

lookalike-character-odd = `{ $character }` is a { $script } letter among those of another alphabet

# $rows are the rows through which the managers lead back to the user.
manager-cycle = { $count ->
        [one] leads back to this user through row { $rows }
       *[other] leads back to this user through rows { $rows }
    }

manager-cycle-self = the user is their own manager

mangled-number-amount = a spreadsheet took it for an amount

# $count is always a large number: fewer values are named one by one.
mangled-number-column = { $count } values have fewer than { $length } digits: a spreadsheet may have dropped the zeros in front

mangled-number-current-id = a spreadsheet took this id for a number: row { $row } of the current users have it as it was

mangled-number-digits-lost = a spreadsheet took it for an amount, and the last digits are lost

mangled-number-marker = the `'` in front is a mark of the spreadsheet and no part of the value

mangled-number-other-form = not written like the other ids, which are digits only

mangled-number-point-zero = a program took it for an amount and put `.0` behind it

mangled-number-thousands = a spreadsheet may have put a mark between the thousands

mangled-number-zeros-after-15-digits = a spreadsheet keeps 15 digits: those behind them were made zeros

mangled-number-zeros-in-front = shorter than the others, of { $length } digits: a spreadsheet may have dropped the zeros in front

# $area is the address of the merged cells, "D3:D5".
merged-cells-covered = is covered by the merged cells { $area }: nobody sees what it holds

# $first is the address of the first of the merged cells, "D3".
merged-cells-empty = is empty, as part of the merged cells { $area }: only { $first } has a value

merged-cells-many = the merged cells { $area } cover { $cells } cells of users: only { $first } has a value

merged-cells-not-checked = there are more than { $limit } merged areas: the others were not looked at

misplaced-email = is an email address, and this field is not for one

# Each of $fields would do; $headers are what their columns are usually called.
missing-column-no-headers = no column fills { $fields }: the first row holds data and no headers, so put headers such as { $headers } above it, or use `--header-row none` and a mapping

missing-column-none = none of the headers is known to { $target }, so no column was checked: match them with `enroll map`

missing-column-none-and-no-headers = no column was checked: the first row holds data and no headers that { $target } knows, so put headers above it or match the columns with `enroll map`

# The field takes only $choices, of which $first is the first; $headers are what its column is usually called.
missing-column-of-choices = required column not found: { $headers }, with { $choices } (the same for everyone: `--set { $field }.value="{ $first }"`)

# $reference is the header or the letters by which the mapping names the column.
missing-column-of-mapping = the mapping takes `{ $field }` from `{ $reference }`, and the file has no such column

missing-column-required = no column fills { $fields }: a column { $headers } is needed, or a mapping that says which one it is

# $condition is worded by condition-field or condition-setting.
missing-dependent-value = must not be empty where { $condition }

missing-dependent-value-not-checked = the mapping does not say whether there is a second factor, add `--org mfa=true`

missing-root-name-in-front = has a name in front of `{ $root }`, the root of the divisions

missing-root-other-start = does not start at `{ $root }`, the root of the divisions

missing-root-spelling = the root of the divisions is written `{ $root }`

missing-value = must not be empty

missing-value-of-choices = must not be empty: write { $choices }

missing-value-of-several = one of { $headers } must not be empty

# A column that the file need not have, without empty cells where it has one.
missing-value-refused = must not be empty

mixed-languages = mixes languages: { $languages }

# One of the languages that a column mixes, and how many values are in it.
mixed-languages-count = { $count } in { $language ->
       *[en] English
        [de] German
        [nl] Dutch
        [fr] French
    }

name-mismatch-order = in { $count } of { $total } rows the email address has the names in the other order: first and last name are probably swapped

name-mismatch-order-row = first and last name are probably swapped: the email address has them the other way round

name-mismatch-other-row = { $count } of { $total } email addresses contain the name of a user in another row (row { $row } has the address of row { $other }): one column was probably moved or sorted without the others

near-duplicate-group-also-written = { $users ->
        [one] also written `{ $other }`, by 1 user: use one of the two
       *[other] also written `{ $other }`, by { $users } users: use one of the two
    }

near-duplicate-group-current = spelled almost like a group that { $users } current users have
    .remedy = { remedy-correct-value }

near-duplicate-group-form = { $users ->
        [one] differs only in case, spaces or marks from a group that one user has
       *[other] differs only in case, spaces or marks from a group that { $users } users have
    }
    .remedy = { remedy-correct-value }

near-duplicate-group-form-or-list = { $users ->
        [one] differs only in case, spaces or marks from a group that one user has
       *[other] differs only in case, spaces or marks from a group that { $users } users have
    }
    .remedy = { remedy-correct-or-list-groups }

near-duplicate-group-typo = spelled almost like a group that { $users } users have
    .remedy = { remedy-correct-value }

near-duplicate-group-typo-or-list = spelled almost like a group that { $users } users have
    .remedy = { remedy-correct-or-list-groups }

near-duplicate-group-unicode = { $users ->
        [one] looks the same as the group of 1 user, but is another text: its letters are in another Unicode form
       *[other] looks the same as the group of { $users } users, but is another text: its letters are in another Unicode form
    }
    .remedy = { remedy-correct-value }

no-users-below-headers = there is no user below the headers in row { $row }

no-users-in-file = there is no user in the file

not-checked-current-users-without-field = the current users have no column for `{ $field }`

not-checked-no-current-users = no export of the current users was given, add `--current FILE`

not-checked-no-domains = the mapping lists no allowed domains, add `--org domains=example.com`

# A list that the mapping could have, and what the mapping would say on the command line.
not-checked-no-list = the mapping lists no { $list ->
       *[divisions] divisions, add `--org divisions=Company,Company/Sales`
        [groups] groups, add `--org groups=Sales,Support`
        [own-divisions] divisions of your own, add `--org own_divisions=Company/Sales`
        [roles] roles, add `--org roles=Admin,Reader`
    }

not-checked-workbook-damaged = a part of the workbook could not be read, open it in Excel and save it

not-checked-workbook-format = only looked for in XLSX and ODS, save the workbook as XLSX

nul-byte = holds a NUL character, at which many systems cut the text off

odd-name-mark = `{ $mark }` is a mark and not part of a name

odd-name-spaces = has several spaces in a row

outside-own-division = neither a division of the person who imports nor below one: { $divisions }
    .remedy = import it as somebody whose division is above, or add `{ $value }` to `own_divisions` under `[org]`

pattern-mismatch-form = does not have the form `{ $pattern }`

# $meaning comes from the profile: `five digits`.
pattern-mismatch-meaning = must be { $meaning }

placeholder-value-needed = stands for a missing value, which is needed here

placeholder-value-optional = stands for a missing value: leave the cell empty

placeholder-value-type-name = the name of a type, as a program writes it: the values were lost, so export the list again

private-address = looks like a private address, and everybody will see it

# $known_as is the key by which the current users know the person.
probable-rename = perhaps `{ $known_as }`, row { $row } of the current users, under a new { $key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    }: a second user is made

# $id is the header of the ids that the target issues.
# $known_as is the address of the current user.
probable-rename-new-domain = perhaps `{ $known_as }`, row { $row } of the current users, in another domain: otherwise a second user is made

# $new_name and $known_as are names of people, $key is the address of the current user.
probable-rename-new-name = perhaps `{ $new_name }` is the new name of `{ $known_as }` (`{ $key }`, row { $row } of the current users): { $removed ->
        [yes] otherwise a second user is made and the first one is removed
       *[no] otherwise a second user is made
    }

probable-rename-without-id = perhaps `{ $known_as }`, row { $row } of the current users, under a new { $key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    }: without the `{ $id }` a second user is made

# The cells beyond the last header are empty; $extra is how many there are.
ragged-row-empty = { $extra ->
        [one] { $cells } cells where the header has { $expected }: the last one is empty
       *[other] { $cells } cells where the header has { $expected }: the last ones are empty
    }

ragged-row-long = { $cells } cells where the header has { $expected }: a delimiter inside a cell, perhaps, which has to be in quotes

ragged-row-short = { $missing ->
        [one] { $cells ->
            [one] 1 cell where the header has { $expected }: 1 empty cell added
           *[other] { $cells } cells where the header has { $expected }: 1 empty cell added
        }
       *[other] { $cells ->
            [one] 1 cell where the header has { $expected }: { $missing } empty cells added
           *[other] { $cells } cells where the header has { $expected }: { $missing } empty cells added
        }
    }

remedy-correct-or-list-groups = correct `{ $value }` in the file, or list all groups in `groups` under `[org]`

remedy-correct-value = correct `{ $value }` in the file

remedy-date-format = give the column the format YYYY-MM-DD in the spreadsheet and save it again

remedy-more-members = give `{ $value }` more members, or correct it in the file

remedy-more-members-or-set = give `{ $value }` more members, or set `smallest_group` under `[org]`

remedy-translate-value = correct `{ $value }` in the file, or let the mapping translate it with `values` of the column

renamed-id = no current user has this id, and the user with this { $key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    }, in row { $row }, has another

# $meant is the header of the ids that the target issues.
renamed-id-column = perhaps the column `{ $meant }` under another header: without it { $target } does not know whose new address it is
    .remedy = map the column, or give it the header that it was exported with

renamed-id-mangled = a spreadsheet took this id for a number: row { $row } of the current users have it as it was

renamed-id-mangled-of-other = a spreadsheet took this id for a number: row { $row } of the current users have it as it was, but row { $other_row } has this { $key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    }

renamed-id-new-user = no current user has this id, and { $target } makes ids itself: a new user has none yet

renamed-id-other-spelling = no current user has this id, and the user with this { $key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    }, which row { $row } spells another way, has another

repeated-header = the headers once more and no user: the row is left out

# $known_as is the name of the current user.
reused-key = this { $key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    } belongs to `{ $known_as }`, row { $row } of the current users, and the name here is another one: check whose row this is

# $frees is the value that frees a seat.
seat-by-default-empty = { $users ->
        [one] 1 user has no value here, counts as active and takes a seat: write `{ $frees }` for users who should not
       *[other] { $users } users have no value here, count as active and take a seat: write `{ $frees }` for users who should not
    }

seat-by-default-no-column = no column `{ $header }`: all users ({ $users }) count as active and take a seat, add the column with `{ $frees }` for users who should not

several-values-addresses = more than one email address: one belongs in a cell

several-values-list = looks like a list: one value belongs in a cell

several-values-numbers = more than one phone number: one belongs in a cell

several-values-same-address = the same email address more than once

# $value is the value in the file that makes the address a personal one.
shared-mailbox = looks like the mailbox of a team, but `{ $header }` says `{ $value }`

# Why a row of a file changes nothing. The sentence follows the number of the row or the key of its user.
skipped-row-asked = left out by `--skip`

skipped-row-exists = is there already, and `--existing skip` leaves such users alone

skipped-row-failed = the row has errors

skipped-row-immutable = `{ $field }` cannot be changed once it is set

skipped-row-not-there = is not there

skipped-row-read-only = `{ $field }` is set by { $target } alone, and is another one there

# $assumed: whether this is our assumption and not the vendor's documentation.
skipped-row-refused = { $assumed ->
        [yes] is there already, and { $target } is assumed not to change users by import
       *[no] is there already, and { $target } does not change users by import
    }

skipped-row-taken-by-row = `{ $field }` is taken by `row { $row }`, and two users cannot share it

skipped-row-taken-by-user = `{ $field }` is taken by `{ $user }`, and two users cannot share it

skipped-row-twice = is the same user as row { $row }

skipped-row-unknown-id = has a `{ $field }` that { $target } never gave

small-group = { $members ->
        [one] the group has one member, and { $least } are the least
       *[other] the group has { $members } members, and { $least } are the least
    }
    .remedy = { remedy-more-members }

# Users who are not in the file are not known.
small-group-in-file = { $members ->
        [one] the group has one member in this file, and { $least } are the least
       *[other] the group has { $members } members in this file, and { $least } are the least
    }
    .remedy = { remedy-more-members }

small-group-in-file-or-set = { $members ->
        [one] the group has one member in this file, and { $least } are the least
       *[other] the group has { $members } members in this file, and { $least } are the least
    }
    .remedy = { remedy-more-members-or-set }

small-group-not-checked = the mapping does not say how many members a group needs, add `--org smallest_group=5`

small-group-or-set = { $members ->
        [one] the group has one member, and { $least } are the least
       *[other] the group has { $members } members, and { $least } are the least
    }
    .remedy = { remedy-more-members-or-set }

spaced-separator-empty-item = has an empty item at a separator `{ $separator }` too many

spaced-separator-spaces = has spaces around the separator `{ $separator }`

special-character-address = `{ $character }` is a special character, which { $target } may not take in an address

special-character-assumed = holds { $characters }, which { $target } may not take here

special-character-before-at = `{ $character }` before the `@` is more than most mail systems take

# A control character by its number, `U+0007`.
special-character-control = the character { $code }

special-character-listed = holds { $characters }, which { $target } does not take here

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

special-character-quoted = the part before the `@` is in quotes, which most mail systems do not take

# An item of $characters that has no name.
special-character-shown = `{ $character }`

spreadsheet-error-narrow-column = the column was too narrow for the value when it was copied: widen it and copy it again

spreadsheet-error-result = an error of a spreadsheet formula stands where its result belongs

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

stray-whitespace-after = ends with a space

stray-whitespace-around = starts and ends with a space

stray-whitespace-before = starts with a space

stray-whitespace-only = holds nothing but spaces

suspicious-domain-allowed = the domain `{ $domain }` is not one of those that are allowed, but looks like one

suspicious-domain-others = the domain looks misspelt: { $users } users have `{ $usual }`

suspicious-domain-service = the domain looks misspelt: `{ $usual }` is usual

swallowed-rows = { $rows ->
        [one] a quote that opens in column { $column } makes the next row part of this cell: { $users } (line { $first }), close the quote where the cell ends
       *[other] a quote that opens in column { $column } makes the next { $rows } rows part of this cell: { $users } (lines { $first } to { $last }), close the quote where the cell ends
    }

swapped-columns = fills `{ $field }`, but { $count } of { $total } values are { $kind ->
       *[date] dates
        [email] email addresses
        [phone] phone numbers
    }: two columns are swapped, perhaps

text-became-date = looks like a text that a spreadsheet turned into a date: look it up where the list comes from

too-few-seats = { $users ->
        [one] one user takes a seat, and there is none
       *[other] { $users } users take a seat, and the licence has { $seats }
    }
    .remedy = buy more seats, or correct `seats` under `[org]`

too-few-seats-not-checked = the mapping does not say how many seats there are, add `--org seats=100`

too-many-rows = { $users } users, and { $target } takes { $limit } at a time: split the list

total-row-end-mark = a mark of the end of the text, not a user: the row is left out

total-row-footer = a footer and no user: the row is left out

total-row-total = a total and no user: the row is left out

truncated-value = has exactly { $length } characters, at which programs cut a text off: look at its end

# $lines is how many lines below the row are part of the cell.
unclosed-quote = { $lines ->
        [0] a quote opens here and never closes: everything behind it reads as one cell
        [one] a quote opens here and never closes: the line below reads as part of the cell
       *[other] a quote opens here and never closes: { $lines } lines below read as part of the cell
    }

unfilled-row = { $rows ->
        [one] nothing in the row tells a person, such as a name or an address: row { $first } is skipped
       *[other] { $rows } rows have nothing that tells a person, such as a name or an address: rows { $first } to { $last } are skipped
    }

# Each of $columns is worded by unknown-manager-header or unknown-manager-column.
unknown-manager = nobody in the file has this in { $columns }

unknown-manager-column = column { $column }

unknown-manager-header = `{ $header }` (column { $column })

unknown-manager-no-column = nobody in the file has this in `{ $field }`

unknown-manager-not-checked = the file may name only some of the users, add `--current FILE`

unknown-user = no current user has this { $key ->
        [address] address
        [id] id
        [number] number
       *[value] value
    }: nobody would be deleted

# $row is the user who has the id of this row.
unknown-user-by-id = no current user has this address, and the id is that of row { $row } of the current users: check which of the two is right

unknown-user-several-keys = no current user has this { $headers }: nobody would be deleted

unknown-value = not on the list of known { $list ->
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
unknown-value-header = the header `{ $header }` is not on the list of known { $list ->
       *[divisions] divisions
        [groups] groups
        [roles] roles
    }

unknown-value-spelling = written otherwise on the list of known { $list ->
       *[divisions] divisions
        [groups] groups
        [roles] roles
    }

unlabelled-column = { $rows ->
        [one] has no header but holds something in row { $first_row }
       *[other] has no header but holds something in { $rows } rows, row { $first_row } first
    }

unlikely-date-archiving = lies years ahead: the user is not archived before that day

unlikely-date-birth = not a likely date of birth: it lies ahead, or the person would be a child

unlikely-date-early = not a likely date: it lies before 1900

unlikely-date-entry = not a likely date of entry: it lies years ahead

unmapped-column-system-id = fills no field: a column of ids that the target made must keep its name

unmapped-column-unused = fills no field: its cells are not checked

unreachable-domain-ending = there are no domains that end with `.{ $ending }`

unreachable-domain-guest = the account name of a guest, not an email address

unreachable-domain-inside = domains that end with `.{ $ending }` exist only inside a network: mail from outside does not arrive

unreachable-user = one of { $headers } must not be empty

unreachable-user-only-column = must not be empty: no other column of the file would do instead

unread-sheet = { $users ->
        [one] the sheet `{ $sheet }` has the same headers and 1 user, and is not read: `--sheet all` reads it as well
       *[other] the sheet `{ $sheet }` has the same headers and { $users } users, and is not read: `--sheet all` reads it as well
    }

unreadable-encoding = holds bytes that are no letters in { $encoding }

unseparated-list = holds a list, and `{ $separator }` is what separates its values
    .remedy = if the whole column is written like that, tell what separates: `--set { $field }.separator=...`

unseparated-list-cut = the mapping lists `{ $listed }` as one value, and the separator `{ $separator }` cuts it: separate by something else and say so with `--set { $field }.separator=...`

unused-name-part-lost = is part of the name, fills no field and would be lost

unused-name-part-move = is part of the name, fills no field and would be lost: put it into `{ $header }`

value-not-allowed = not one of the values that are allowed: { $allowed }
    .remedy = { remedy-translate-value }

value-not-allowed-assumed = no documentation of the target names this value: it may not be known there

value-not-allowed-mark = neither empty nor the mark `{ $mark }`

value-too-long = has { $length } characters, and at most { $limit } fit

# $found and the items of $allowed are one of the entries below.
wrong-delimiter = the cells are separated by { $found }, and { $target } takes { $allowed }: save the file again that way

wrong-delimiter-commas = commas

# A control character by its code, "0x1f".
wrong-delimiter-control = the character { $code }

wrong-delimiter-other = `{ $character }`

wrong-delimiter-pipes = pipes

wrong-delimiter-semicolons = semicolons

wrong-delimiter-spaces = spaces

wrong-delimiter-tabs = tabs

wrong-encoding-guess = read as { $found }, which is a guess: look at the names, and insist with `--encoding` if they are wrong

wrong-encoding-mark = starts with a byte order mark: save it as UTF-8 without one

wrong-encoding-no-mark = starts without a byte order mark: save it as CSV UTF-8 with one

wrong-encoding-save-other = written in { $found }, and { $target } takes { $allowed }: save it in that encoding

wrong-encoding-save-utf-8 = written in { $found }, and { $target } takes { $allowed }: save it as CSV UTF-8

wrong-format = a file in the format { $found }, and { $target } takes { $allowed }: upload what `-o` writes instead

wrong-label-case-not-own = no header of the target, whose headers are all in lower case

wrong-label-case-upper = headers must be in lower case
