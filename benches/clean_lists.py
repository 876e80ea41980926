#!/usr/bin/env python3
"""Measure false alarms: make clean lists of invented people, check them, and count what is found.

    clean_lists.py table [--people 10000] [--enroll target/release/enroll]
                                        check a list for each language and target, print the table of docs/false-alarms.md
    clean_lists.py write FOLDER [--people 60]
                                        write the lists

Nothing is wrong with these lists, so everything that is found is a false alarm. They have what real lists have: umlauts,
particles, hyphens, apostrophes, surnames such as Null, No, True and Test, namesakes and twins, birth names and nicknames in
addresses, several ways to make an address, two domains and some people from outside, departments with `&`, families with
one address where the target allows it, and people who are missing a phone number. The same arguments give the same bytes.
All people are invented; the domains are reserved by RFC 2606.
"""
import argparse
import csv
import io
import json
import random
import subprocess
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

FIRST = {
    "en": "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph "
          "Jessica Thomas Sarah Christopher Karen Charles Lisa Daniel Nancy Matthew Sandra Anthony Ashley Mark Emily "
          "Donald Kimberly Steven Margaret Andrew Donna Paul Michelle Joshua Carol Kenneth Amanda Kevin Siân Brian Chloë "
          "True Will Mark Grace Hope Rich Bill May June April Jo Al Ng Li Sinéad Seán Niamh Zoë Renée Mary-Ann Jean-Luc",
    "de": "Anna Ben Clara David Emma Felix Greta Hannah Jürgen Björn Günther Änne Özgür Ralf Uwe Jörg Käthe Lars Maren Sören "
          "Hans-Peter Karl-Heinz Anna-Lena Eva-Maria Thomas Michael Andreas Stefan Christian Martin Petra Sabine Susanne "
          "Monika Ursula Renate Claudia Katharina Maximilian Ayşe Mehmet Łukasz Zoë René Ida Bo Kai Jan Ute Max Erika Mia "
          "Noah Leon Finn Paul Luis Ella Lina Frieda Till Nele Peer Dörte Gesine Anton Otto Xaver",
    "nl": "Jan Piet Kees Anna Sanne Daan Sem Lucas Emma Julia Mila Tess Zoë Loïs Renée Chloé Noor Fleur Bram Luuk Thijs Sjoerd "
          "Jeroen Maarten Joost Wouter Pieter Hendrik Johannes Cornelis Maria Johanna Elisabeth Jan-Willem Anne-Marie Bo Do "
          "Bas Tim Tom Lars Niels Ruben Femke Marieke Ilse Esther Marloes Daniëlle Noëlle Mohammed Fatima Yusuf Ayşe Saïd "
          "Ad Ab Jo Co Ria Wim Henk Truus",
    "fr": "Jean Pierre Marie Anne Michel Philippe Nathalie Isabelle Sylvie Catherine François Françoise Jean-Luc Jean-Pierre "
          "Marie-Claire Anne-Sophie Chloé Zoé Léa Inès Théo Hugo Louis Gaël Loïc Noël Hélène Hervé Gérard Stéphane Jérôme "
          "Rémi Éric Élodie Céline Cédric Aurélie Mathieu Nicolas Julien Camille Claude Dominique Maxime Lucas Emma Manon "
          "Moïse Raphaël Aïcha Karim Mehdi Nadia Yves Guy Luc Ève Aimé Paul Victor Martin Denis",
}
LAST = {
    "en": "Smith|Johnson|Williams|Brown|Jones|Miller|Davis|Wilson|Taylor|Clark|Lewis|Walker|Hall|Young|King|Wright|Hill|Scott|"
          "Green|Adams|Baker|Nelson|Carter|Mitchell|O'Brien|O’Neill|McDonald|MacLeod|Fitz-Gerald|St. John|de la Cruz|García|"
          "Muñoz|Null|No|True|Test|None|Na|Day|Law|Street|Church|Field|Sales|Price|Cook|Page|Banks|Parish|Teams|Info|"
          "Smith-Jones|Van Dyke|Le Roux|Nguyễn|Lee|Ng|Li|Wu|Xu|Patel|Singh|Khan|Ali|Kowalski|Novak|O'Sullivan|D'Arcy|Major|"
          "Bishop|Pope|Blank|Unknown-Smith|Ray|Rey|Wray|Berg|Burg|Moor|Moore|More",
    "de": "Müller|Schmidt|Schneider|Fischer|Weber|Meyer|Wagner|Becker|Schulz|Hoffmann|Schäfer|Koch|Bauer|Richter|Klein|Wolf|"
          "Schröder|Neumann|Schwarz|Zimmermann|Braun|Krüger|Hofmann|Hartmann|Lange|Schmitt|Werner|Krause|Lehmann|Maier|Mayer|"
          "Meier|Groß|Weiß|Böhm|Jäger|Voß|Strauß|Müller-Lüdenscheidt|Meier-Schulz|von Berg|von der Heide|zu Dohna|van Dyk|"
          "Yılmaz|Öztürk|Kowalczyk|Nowak|Null|Test|Muster|Leer|Ohne|Summe|Ende|Frei|Januar|Montag|Nein|Nee|Ja|Ehrlich|Kaiser|"
          "König|Graf|Amt|Berlin|Hamburger|Ulm|Essen|Aue|Oe|Bo|Thiel|Thiele|Petersen|Peters|Hansen|Jansen|Janssen",
    "nl": "de Jong|Jansen|de Vries|van den Berg|van Dijk|Bakker|Janssen|Visser|Smit|Meijer|de Boer|Mulder|de Groot|Bos|Vos|"
          "Peters|Hendriks|van Leeuwen|Dekker|Brouwer|de Wit|Dijkstra|Smits|de Graaf|van der Meer|van der Linden|Kok|Jacobs|"
          "de Haan|Vermeulen|van den Heuvel|van der Veen|van den Broek|de Bruijn|van der Heijden|Schouten|van Beek|Willems|"
          "van Vliet|Hoekstra|Maas|Verhoeven|Koster|van Dam|'t Hart|in 't Veld|op den Camp|Ter Horst|Null|Test|"
          "Bakker-de Vries|El Amrani|Ben Ali|Yılmaz|Öztürk|Özdemir|Nguyễn|Ng|Li|Prins|Koning|Keizer|Graaf|Mei|Maart|IJzerman",
    "fr": "Martin|Bernard|Dubois|Thomas|Robert|Richard|Petit|Durand|Leroy|Moreau|Simon|Laurent|Lefebvre|Michel|Garcia|David|"
          "Bertrand|Roux|Vincent|Fournier|Morel|Girard|André|Lefèvre|Mercier|Dupont|Lambert|Bonnet|François|Martinez|Legrand|"
          "Garnier|Faure|Rousseau|Blanc|Guérin|Müller|Henry|Roussel|Nicolas|Perrin|Morin|Mathieu|Clément|Gauthier|Dumont|"
          "Lopez|Fontaine|Chevalier|Robin|Masson|Le Goff|Le Gall|de La Tour|d'Arc|L'Hermite|Saint-Exupéry|Du Pont|"
          "Dupont-Moretti|Ben Salah|N'Diaye|M'Bappé|Nguyễn|Sans|Test|Total|Mai|Août|Bœuf|Œuvrard",
}
DEPARTMENTS = {
    "en": "Sales|Sales & Marketing|Marketing|Finance|Human Resources|IT|IT Support|Legal|R&D|Operations|Customer Service|"
          "Purchasing|Quality|Logistics|Production|Production 2|Facilities|Board|Test|Internal Audit|Field Service North|"
          "Field Service South|Team A|Team B|Health, Safety & Environment|C&A|Payroll|Tax|Risk|Nurses|Nurse Team",
    "de": "Vertrieb|Vertrieb & Marketing|Marketing|Finanzen|Personal|IT|IT-Support|Recht|Forschung & Entwicklung|Betrieb|"
          "Kundenservice|Einkauf|Qualität|Logistik|Produktion|Produktion 2|Gebäude|Vorstand|Test|Revision|Außendienst Nord|"
          "Außendienst Süd|Team A|Team B|Arbeitsschutz, Umwelt|Lohn|Steuern|Risiko|Pflege|Pflege 2|Station 1|Station 2",
    "nl": "Verkoop|Verkoop & Marketing|Marketing|Financiën|Personeelszaken|IT|IT-support|Juridisch|R&D|Bedrijfsvoering|"
          "Klantenservice|Inkoop|Kwaliteit|Logistiek|Productie|Productie 2|Facilitair|Directie|Test|Interne audit|"
          "Buitendienst Noord|Buitendienst Zuid|Team A|Team B|Veiligheid, milieu|Salaris|Belastingen|Risico|Zorg|Zorg 2",
    "fr": "Ventes|Ventes & Marketing|Marketing|Finances|Ressources humaines|Informatique|Support informatique|Juridique|R&D|"
          "Exploitation|Service clients|Achats|Qualité|Logistique|Production|Production 2|Bâtiments|Direction|Test|Audit interne|"
          "Terrain nord|Terrain sud|Équipe A|Équipe B|Santé, sécurité|Paie|Fiscalité|Risques|Soins|Soins 2",
}
CITIES = {
    "en": "London|Leeds|York|Newcastle upon Tyne|Bath|Berlin|Boston", "de": "Berlin|München|Köln|Düsseldorf|Halle|Ulm|Wien",
    "nl": "Amsterdam|Rotterdam|Den Haag|'s-Hertogenbosch|Gent|Luik|Ede", "fr": "Paris|Lyon|Nîmes|Besançon|Évreux|L'Haÿ|Genève",
}
# Phone numbers are from ranges that regulators keep free for fiction, or of that kind: the front, and how many digits follow.
COUNTRY = {"en": ("GB", "+447911123", 3), "de": ("DE", "+4917139200", 2), "nl": ("NL", "+3161234", 4),
           "fr": ("FR", "+3361234", 4)}
# Most surnames are rare: half of the people have one that is put together.
RARE = {
    "en": ("Ash Black Brad Carl Dun East Farn Good Hart Kings Lang Mar Nor Oak Pem Red Stan Thorn Wal Win",
           "ton ley ford field wood man by ham well son"),
    "de": ("Acker Berg Birken Eich Feld Gold Hasel Kirch Linden Neu Ober Rosen Stein Tannen Unter Wald Wiesen Winter",
           "mann bach berg hof meier müller feld hauser wald stein"),
    "nl": ("Akker Berg Bloem Dijk Eiken Groen Heide Hoog Kerk Linden Molen Noord Oud Rozen Steen Veld Water Zand",
           "man stra sma huis veld hof beek meijer kamp dal"),
    "fr": ("Beau Bel Bon Champ Clair Fort Gran Haut Mont Val Vil Roch", "mont fort lieu court ville val pré igny ac enet"),
}
LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "å": "a", "ı": "i", "œ": "oe", "æ": "ae"}
NICKNAMES = ("sunshine", "rocketman", "bigdog", "teddy", "panda", "goldfish", "wanderer", "skipper")


def slug(name, german):
    """The ASCII form of a name in an address; German umlauts with or without an e."""
    letters = LETTERS if german else {k: v for k, v in LETTERS.items() if k not in "äöü"}
    text = unicodedata.normalize("NFKD", "".join(letters.get(c, c) for c in name.lower()))
    return "".join(c for c in text if c.isascii() and (c.isalnum() or c == "-"))


class People:
    """A list of people of one company."""

    def __init__(self, language, number, part=0):
        self.random = random.Random(f"{language} {number} {part}")
        self.language, self.number = language, number
        self.taken, self.named = set(), Counter()
        first, last = FIRST[language].split(), LAST[language].split("|")
        self.first = (first, [1 / (rank + 3) for rank in range(len(first))])
        weights = [1 / (rank + 8) for rank in range(len(last))]
        starts, ends = (part.split() for part in RARE[language])
        rare = [start + end for start in starts for end in ends if not start.lower() == end]
        self.last = (last + rare, weights + [sum(weights) / len(rare)] * len(rare))
        # As many departments as give each of them some people.
        departments = DEPARTMENTS[language].split("|")[:max(3, number // 12)]
        self.departments = (departments, [1 / (rank + 4) for rank in range(len(departments))])

    def pick(self, of):
        return self.random.choices(*of)[0]

    def address(self, first, last):
        chance = self.random.random()
        german = self.random.random() < 0.8
        one = first.replace("-", " ").split()[0]
        if chance < 0.03:
            last = self.pick(self.last)             # a birth name
        a, b, whole = slug(one, german), slug(last, german), slug(first, german)
        short = slug(last.split()[-1], german)
        if chance < 0.74:
            local = f"{whole}.{b}"
        elif chance < 0.84:
            local = f"{a[:1]}.{short}"
        elif chance < 0.90:
            local = f"{a[:1]}{b}"
        elif chance < 0.94:
            local = f"{short}{a[:1]}"
        elif chance < 0.97:
            local = f"{a}"
        elif chance < 0.985:
            local = f"{self.random.randint(10000, 99999)}"
        else:
            local = f"{self.random.choice(NICKNAMES)}{self.random.randint(1, 99)}"
        domain = self.random.choices(("example.com", "example.org", "partner.example"), (70, 28, 2))[0]
        address, count = f"{local}@{domain}", 1
        while address in self.taken:
            count += 1
            middle = f"{local}{count}"
            if "." in local and count == 2 and self.random.random() < 0.4:
                start, end = local.split(".", 1)
                middle = f"{start}.{self.random.choice('abehkm')}.{end}"
            address = f"{middle}@{domain}"
        self.taken.add(address)
        return address

    def people(self):
        country, front, digits = COUNTRY[self.language]
        twin = None
        for number in range(self.number):
            first, last = self.pick(self.first), self.pick(self.last)
            if twin and self.random.random() < 0.5:
                last = twin                          # a twin, a sibling, a married couple
            if self.random.random() < 0.04:
                first = f"{first} {self.pick(self.first)}"
            twin = last if self.random.random() < 0.01 else None
            self.named[first, last] += 1
            count = self.named[first, last]
            department = self.departments[0][number % len(self.departments[0])] if number < 6 * len(
                self.departments[0]) else self.pick(self.departments)
            cities = CITIES[self.language].split("|")
            groups = [cities[number % len(cities)]] + self.random.sample(["All", "Newsletter", "Managers", "Drivers"], 1)
            phone = front + f"{self.random.randrange(10 ** digits):0{digits}}" if self.random.random() < 0.7 else ""
            yield {
                "first": first, "last": last, "name": f"{first} {last}" + (f" {count}" if count > 1 else ""),
                "email": self.address(first, last), "department": department, "groups": groups, "number": number,
                "country": country, "phone": phone, "language": self.language,
            }


def sociuu(people):
    yield ["First Name", "Last Name", "Email", "Department", "Usergroups"]
    for one in people:
        yield [one["first"], one["last"], one["email"], one["department"], ",".join(one["groups"])]


def sosafe(people):
    yield ["Email", "First name", "Last name", "TYPE", "ACTIVE", "Language", "User group"]
    for one in people:
        yield [one["email"], one["first"], one["last"], "Single Address", "Yes", one["language"], one["department"]]


def spencer(people):
    yield ["external_id", "first_name", "last_name", "country", "preferred_language", "authentication_type",
           "business_mobile_phone", "business_email", "department", "company_join_date", "manager"]
    email = None
    for one in people:
        # A couple with one address, which this target allows.
        email = email if email and one["number"] % 90 == 7 else one["email"]
        manager = f"{1000 + one['number'] // 12:05}" if one["number"] else ""
        day = f"20{10 + one['number'] % 14}-{1 + one['number'] % 12:02}-{1 + one['number'] % 28:02}"
        yield [f"{1000 + one['number']:05}", one["first"], one["last"], one["country"], one["language"],
               "username_password", one["phone"], email, one["department"], day, manager]


def symbiant(people):
    yield ["Account Name", "Email", "Active?", "Roles", "Divisions", "Phone number"]
    for one in people:
        name = "".join(c for c in one["name"] if c.isalnum() or c in " -'’.")
        yield [name, one["email"], "TRUE", "User", f"Company/{one['groups'][0]}", one["phone"]]


# How many users a target takes at a time.
MOST = {"sociuu": 5000}

TARGETS = {"sosafe": sosafe, "spencer": spencer, "sociuu": sociuu, "symbiant": symbiant}


def written(target, language, number, part=0):
    text = io.StringIO()
    delimiter = ";" if target == "spencer" else ","
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows(TARGETS[target](People(language, number, part).people()))
    return text.getvalue()


def check(enroll, target, text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_text(text, encoding="utf-8", newline="")
        run = subprocess.run([enroll, "validate", "list.csv", "--profile", target, "--format", "json"], cwd=folder,
                             capture_output=True, check=False)
    return json.loads(run.stdout)["findings"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("table", "write"))
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--people", type=int, default=10000)
    parser.add_argument("--enroll", default="target/release/enroll")
    parser.add_argument("--show", action="store_true", help="print each finding")
    arguments = parser.parse_args()
    enroll = str(Path(arguments.enroll).resolve())
    if arguments.action == "write":
        for target in TARGETS:
            for language in FIRST:
                path = arguments.folder / f"{target}-{language}.csv"
                path.write_text(written(target, language, arguments.people), encoding="utf-8", newline="")
        return
    print("| list | users | errors | warnings | rules |\n| --- | ---: | ---: | ---: | --- |")
    for target in TARGETS:
        for language in FIRST:
            most = min(arguments.people, MOST.get(target, arguments.people))
            findings = []
            for part in range(arguments.people // most):
                findings += check(enroll, target, written(target, language, most, part))
            by = Counter(one["severity"] for one in findings)
            rules = Counter(one["rule"] for one in findings)
            names = ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items()))
            print(f"| {target}, {language} | {arguments.people:,} | {by['error']} | {by['warning']} | {names} |")
            if arguments.show:
                for one in findings[:12]:
                    print("   ", one["rule"], one.get("row"), one.get("value"), "|", one["message"])


if __name__ == "__main__":
    main()
