#!/usr/bin/env python3
"""Write src/values/top_level_domains.txt, the list of all top-level domains.

    top_level_domains.py > src/values/top_level_domains.txt              from IANA
    top_level_domains.py FILE > src/values/top_level_domains.txt         from a copy

FILE is IANA's list or the Public Suffix List, whose ICANN part has the same endings and which package registries carry
(`pip download publicsuffixlist --no-deps`, file public_suffix_list.dat). The first lines of the output say where the
list is from.
"""
import re
import sys
import urllib.request

IANA = "https://data.iana.org/TLD/tlds-alpha-by-domain.txt"


def ascii_form(ending):
    """An ending as the domain name system writes it: `xn--p1ai`."""
    if ending.isascii():
        return ending.lower()
    return "xn--" + ending.lower().encode("punycode").decode()


def from_suffixes(text):
    """The endings of the ICANN part of the Public Suffix List, and what the list says of its age."""
    version = re.search(r"^// VERSION: (\S+)", text, re.M).group(1)
    part = text.split("===BEGIN ICANN DOMAINS===")[1].split("===END ICANN DOMAINS===")[0]
    rules = [line.split()[0] for line in part.splitlines() if line.strip() and not line.startswith("//")]
    # IANA's list does not have `onion`: there is no mail to it.
    endings = {ascii_form(rule.lstrip("!").rsplit(".", 1)[-1]) for rule in rules} - {"onion"}
    return endings, f"https://publicsuffix.org/list/public_suffix_list.dat, ICANN part, version {version}"


def from_iana(text):
    """The endings of IANA's list, and what the list says of its age."""
    first, *lines = text.splitlines()
    return {line.strip().lower() for line in lines if line.strip()}, f"{IANA}, {first.lstrip('# ')}"


def main():
    if len(sys.argv) > 1:
        with open(sys.argv[1], encoding="utf-8") as file:
            text = file.read()
    else:
        with urllib.request.urlopen(IANA) as answer:
            text = answer.read().decode()
    endings, source = (from_suffixes if "===BEGIN ICANN DOMAINS===" in text else from_iana)(text)
    if not {"com", "de", "xn--p1ai"} <= endings or len(endings) < 1000:
        sys.exit("this is no list of top-level domains")
    print("# All top-level domains. Written by scripts/top_level_domains.py.")
    print(f"# Source: {source}")
    print("\n".join(sorted(endings)))


if __name__ == "__main__":
    main()
