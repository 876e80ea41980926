# What the owner of the spreadsheet reads, in English. docs/contributing.md, "Add a message", says how entries are written.
# The entries are sorted by name.

# Between two items of a list that all hold.
list-and = { $before }, { $after }
# Before the last item of such a list.
list-and-last = { $before } and { $after }
# The last item of a list of which not all items are named.
list-more = { $count } more
# Between two items of a list of which one holds.
list-or = { $before }, { $after }
# Before the last item of such a list.
list-or-last = { $before } or { $after }
