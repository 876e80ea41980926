"""The columns of the measured list and the values that are allowed in them.

`gen_users.py` makes lists of these columns, and `peers/` checks them. `users.toml` tells enroll the same.
"""
HEADER = ("Email", "First name", "Last name", "Department", "Usergroups", "Language",
          "Type", "Active", "Mobile phone", "Employee ID", "Start date", "Manager email")
REQUIRED = ("Email", "First name", "Last name", "Type", "Active", "Employee ID")
DOMAINS = ("example.com", "example.de", "example.org", "corp.example.net", "example.co.uk")
LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pl", "sv")
TYPES = ("Single Address", "Group / Collective address")
ACTIVE = ("Yes", "No")
GROUPS = ("Staff", "Managers", "VPN Users", "Contractors", "Berlin", "Hamburg", "München",
          "Zürich", "Paris", "London", "Remote", "Finance", "HR", "Legal", "Sales EMEA",
          "Sales APAC", "Engineering", "Support", "Works Council", "First Aid",
          "Fire Wardens", "Interns", "Mailing List", "Phishing Training")

EMAIL_PATTERN = (r"^[A-Za-z0-9_%+'-]+(\.[A-Za-z0-9_%+'-]+)*"
                 r"@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$")
PHONE_PATTERN = r"^\+[1-9][0-9]{6,14}$"
GROUP_PATTERN = "({})".format("|".join(GROUPS))
GROUPS_PATTERN = f"^{GROUP_PATTERN}(, ?{GROUP_PATTERN})*$"
