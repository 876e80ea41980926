# Wat de eigenaar van het spreadsheet leest, in het Nederlands. docs/contributing.md, "Add a message", zegt hoe een bericht wordt geschreven.
# De berichten staan op naam gesorteerd.
#
# Aanspreekvorm: u. Woorden, in elke zin dezelfde:
#   row rij · column kolom · cell cel · header kop · field veld · value waarde · sheet blad · workbook werkmap
#   error fout · warning waarschuwing · finding bevinding · rule regel · profile profiel · mapping toewijzing · file bestand · list lijst
#   user gebruiker · current users huidige gebruikers · group groep · division afdeling · seat licentieplaats · target system doelsysteem
#   delimiter, separator scheidingsteken · encoding tekencodering · space spatie · typo typefout · skipped overgeslagen
#   create aanmaken · update bijwerken · archive archiveren · delete verwijderen · remove verwijderen · plan plan · template sjabloon

ambiguous-column-headers = { $columns } kunnen elk `{ $field }` zijn: leg dit vast met `--set { $field }=HEADER`

ambiguous-column-named = `{ $header }` (kolom { $column })

ambiguous-column-same-header = de kolommen { $columns } hebben dezelfde kop en kunnen elk `{ $field }` zijn: leg dit vast met `--set { $field }.column=LETTER`

ambiguous-date-both-orders = bij { $day_first ->
        [one] 1 datum
       *[other] { $day_first } datums
    } kan alleen de dag vooraan staan en bij { $month_first ->
        [one] 1 datum
       *[other] { $month_first } datums
    } alleen de maand: welke volgorde hebben de andere?
    .remedy = { remedy-date-format }

ambiguous-date-day-first = { $count ->
        [one] bij 1 datum staat de dag vooraan, maar de notatie is { $formats }
       *[other] bij { $count } datums staat de dag vooraan, maar de notatie is { $formats }
    }
    .remedy = { remedy-date-format }

ambiguous-date-either = { $count ->
        [one] bij 1 datum kan de dag of de maand vooraan staan, en geen andere datum in de kolom laat zien wat geldt
       *[other] bij { $count } datums kan de dag of de maand vooraan staan, en geen andere datum in de kolom laat zien wat geldt
    }
    .remedy = { remedy-date-format }

ambiguous-date-month-first = { $count ->
        [one] bij 1 datum staat de maand vooraan, maar de notatie is { $formats }
       *[other] bij { $count } datums staat de maand vooraan, maar de notatie is { $formats }
    }
    .remedy = { remedy-date-format }

archived-user = volgens deze kolom is de gebruiker gearchiveerd, maar de bewerking `{ $operation }` archiveert niemand: de kolom wordt genegeerd

bad-quoting-all-rows = elke rij staat als geheel tussen aanhalingstekens en is één cel geworden: verwijder de aanhalingstekens om de rijen, zodat `{ $delimiter }` de { $cells } kolommen scheidt

bad-quoting-backslash = een backslash voor een aanhalingsteken heeft in een CSV-bestand geen betekenis (kolom { $column }): schrijf het aanhalingsteken dubbel

bad-quoting-behind = tekst na een sluitend aanhalingsteken in kolom { $column }: programma's lezen dit verschillend

bad-quoting-inside = een aanhalingsteken in kolom { $column }, in een cel zonder aanhalingstekens eromheen: programma's lezen dit verschillend

bad-quoting-other-quotes = cellen staan tussen { $open } en { $close }: in een CSV-bestand werken alleen rechte dubbele aanhalingstekens (")

bad-quoting-swallowed = { $lines ->
        [one] in deze rij begint een aanhaling die pas op de volgende regel eindigt: die is als deel van de cel gelezen
       *[other] in deze rij begint een aanhaling die pas { $lines } regels verder eindigt: deze regels zijn als deel van de cel gelezen
    }

bad-quoting-unsplit-sheet = elke rij staat in één cel: splits de { $cells } kolommen bij `{ $delimiter }` (in Excel: Gegevens, Tekst naar kolommen)

bad-quoting-unsplit-text = elke rij is als één cel gelezen: `{ $delimiter }` scheidt de { $cells } kolommen, probeer `--delimiter "{ $delimiter }"`

bad-quoting-whole-row = de hele rij staat tussen aanhalingstekens en is één cel geworden: verwijder de aanhalingstekens eromheen

baseline-known = { $all ->
        [one] 1 bevinding
       *[other] { $all } bevindingen
    }, waarvan { $known } bekend uit { $file }, { $new } nieuw

calculated-value = { $formulas ->
        [one] 1 formule: de laatst berekende waarde wordt gebruikt
       *[other] { $formulas } formules: de laatst berekende waarden worden gebruikt
    }

case-only-duplicate = verschilt van rij { $row } alleen in hoofdletters en kleine letters en telt daarom als een andere gebruiker

case-only-duplicate-seats = verschilt van rij { $row } alleen in hoofdletters en kleine letters en telt daarom als een andere gebruiker, die een eigen licentieplaats inneemt

case-only-duplicate-several = verschilt van rij { $row } alleen in hoofdletters en kleine letters: dit staat in { $rows } rijen

commented-row-comment = een opmerking en geen gebruiker (`{ $mark }` vooraan): rij overgeslagen

commented-row-user = begint met `{ $mark }`: verwijder de rij als deze gebruiker niet meedoet, en anders het teken

condition-field = `{ $header }` de waarde `{ $value }` heeft

condition-setting = de instelling `{ $setting }` de waarde `{ $value }` heeft

conflicting-values = heeft alleen zin als { $conditions }

conflicting-values-of-id = de id `{ $id }` heeft twee waarden: `{ $first }` en `{ $second }`

conflicting-values-order = heeft de id's van `{ $header }` in een andere volgorde: daar staat `{ $ids }`

conflicting-values-other-ids = heeft andere id's dan `{ $header }`: daar staat `{ $ids }`

conflicting-values-same-pair = heeft hetzelfde paar twee keer: `{ $id }`

csv-syntax-quotes = de aanhalingstekens zijn deel van de waarde geworden

csv-syntax-quotes-behind-space = de aanhalingstekens zijn deel van de waarde geworden, doordat er een spatie voor staat

csv-syntax-tail = eindigt met overtollige scheidingstekens `{ $separator }`

csv-syntax-tail-tab = eindigt met overtollige tabs

date-serial = het getal waarmee Excel een datum bewaart: schrijf de datum als { $formats }

disallowed-domain = het domein `{ $domain }` is geen toegestaan domein

display-name = hier hoort alleen het adres, zonder de naam

display-name-quotes = hier hoort alleen het adres, zonder de aanhalingstekens

dragged-series-domain = het getal in het domein loopt per rij op, van { $from } in rij { $first } tot { $to } in rij { $last }: de cel is waarschijnlijk naar beneden doorgevoerd

dragged-series-name = het getal voor de `@` loopt per rij op, van { $from } in rij { $first } tot { $to } in rij { $last }, en de naam blijft gelijk: de cel is waarschijnlijk naar beneden doorgevoerd

duplicate-combination = { $rows ->
        [2] dezelfde { $fields } als in rij { $row }, maar die moeten samen uniek zijn
       *[other] dezelfde { $fields } als in rij { $row }, maar die moeten samen uniek zijn: { $rows } rijen hebben ze
    }

duplicate-email = { $rows ->
        [2] hetzelfde adres als in rij { $row }
       *[other] hetzelfde adres als in rij { $row }: { $rows } rijen hebben het
    }

duplicate-email-other-spelling = { $rows ->
        [2] hetzelfde adres als in rij { $row }, op de schrijfwijze na
       *[other] hetzelfde adres als in rij { $row }, op de schrijfwijze na: { $rows } rijen hebben het
    }

duplicate-id = { $rows ->
        [2] dezelfde waarde als in rij { $row }, maar die moet uniek zijn
       *[other] dezelfde waarde als in rij { $row }, maar die moet uniek zijn: { $rows } rijen hebben haar
    }

duplicate-id-other-spelling = { $rows ->
        [2] op de schrijfwijze na dezelfde waarde als in rij { $row }, maar die moet uniek zijn
       *[other] op de schrijfwijze na dezelfde waarde als in rij { $row }, maar die moet uniek zijn: { $rows } rijen hebben haar
    }

duplicate-label-ambiguous = dezelfde kop als kolom { $first }: onduidelijk welke van de twee bedoeld is

duplicate-label-harmless = dezelfde kop als kolom { $first }

duplicate-person-mailbox = { $rows ->
        [2] leidt naar dezelfde mailbox als het adres in rij { $row }
       *[other] leidt naar dezelfde mailbox als het adres in rij { $row } (in totaal { $rows } rijen)
    }: waarschijnlijk twee keer dezelfde persoon

duplicate-person-name = rij { $row } heeft dezelfde naam en afdeling met een ander adres: misschien twee keer dezelfde persoon

duplicate-row = { $rows ->
        [2] in elke cel gelijk aan rij { $row }: verwijder een van de twee
       *[other] in elke cel gelijk aan rij { $row }: houd één van de { $rows } rijen over
    }

escaped-text = { $notation ->
        [link] geschreven zoals in het adres van een webpagina
        [mail] geschreven zoals in de bron van een e-mail
        [mail-header] geschreven zoals in de kopregels van een e-mail
        [print] bevat twee letters in één teken, zoals in drukwerk
        [script] geschreven zoals in een script of een database
        [web-page] geschreven zoals in de bron van een webpagina
       *[workbook] geschreven zoals in de XML van een werkmap
    }

finding-of-row = rij { $row }: { $findings }

finding-placed = { $place }: { $sentence }

finding-warning = waarschuwing: { $finding }
findings-not-kept = noemt de eerste { $most ->
        [one] bevinding
       *[other] { $most } bevindingen
    } en telt er daarna nog { $count }, meer met `--max-findings`

formula-apostrophe = begint met een apostrof, die Excel voor een formule zet: die zou deel van de waarde worden

formula-start = begint als een formule: Excel zou die uitvoeren

formula-without-value = Excel heeft deze formule niet berekend: open het bestand in Excel, sla het op en controleer het opnieuw

full-name = bevat de volledige naam, maar hier hoort alleen de { $name ->
        [first] voornaam
       *[last] achternaam
    }

garbled-text-header = onleesbare tekens: de kop is ooit in de verkeerde tekencodering gelezen

garbled-text-header-lost-letter = in de kop is een letter verloren gegaan: zoek die op in het bronsysteem

garbled-text-lost-letter = bij een eerdere export is een letter verloren gegaan: zoek die op in het bronsysteem

garbled-text-question-mark = een letter is verloren gegaan en vervangen door een vraagteken: zoek die op in het bronsysteem

garbled-text-wrong-encoding = onleesbare tekens: de tekst is ooit in de verkeerde tekencodering gelezen

hidden-columns-mapped = verborgen in de werkmap, maar de waarden worden gebruikt

hidden-columns-unused = verborgen in de werkmap, maar zichtbaar in het gecontroleerde bestand

hidden-rows-file = { $count ->
        [one] 1 van { $users } gebruikers staat in een verborgen rij en wordt net als de andere geïmporteerd: rij { $rows }
       *[other] { $count } van { $users } gebruikers staan in verborgen rijen en worden net als de andere geïmporteerd: rijen { $rows }
    }

hidden-rows-filter = { $count ->
        [one] een filter verbergt 1 van { $users } gebruikers, die net als de andere wordt geïmporteerd: rij { $rows }
       *[other] een filter verbergt { $count } van { $users } gebruikers, die net als de andere worden geïmporteerd: rijen { $rows }
    }

hidden-rows-row = deze rij is verborgen

id-conflict = hoort bij twee verschillende gebruikers: { $first_key ->
        [address] het adres is dat
        [id] de id is die
        [number] het nummer is dat
       *[value] de waarde is die
    } van rij { $first_row } van de huidige gebruikers, { $other_key ->
        [address] het adres dat
        [id] de id die
        [number] het nummer dat
       *[value] de waarde die
    } van rij { $other_row }

immutable-change = kan niet worden gewijzigd: rij { $row } van de huidige gebruikers heeft voor deze gebruiker een andere waarde

invalid-boolean-assumed = de documentatie van de leverancier noemt deze waarde niet: misschien wordt ze niet herkend

invalid-boolean-neither = geen ja of nee
    .remedy = { remedy-translate-value }

invalid-boolean-opposite = zou als { $meaning ->
        [yes] ja
       *[no] nee
    } worden gelezen, zoals elke tekst die niet wordt herkend
    .remedy = { remedy-translate-value }

invalid-boolean-spelling = geen herkende waarde: gebruik { $allowed }
    .remedy = { remedy-translate-value }

invalid-date-form = geen datum: schrijf die als { $formats }

invalid-date-no-such-day = deze datum bestaat niet

invalid-email-angle-bracket = hier hoort alleen het adres, zonder de naam

invalid-email-at-in-words = geen geldig e-mailadres: schrijf `@` in plaats van het woord ervoor

invalid-email-character = geen geldig e-mailadres: het bevat een teken dat niet is toegestaan

invalid-email-comma = geen geldig e-mailadres: komma in het domein

invalid-email-domain-too-long = geen geldig e-mailadres: het domein is te lang

invalid-email-dot-after-at = geen geldig e-mailadres: punt direct na de `@`

invalid-email-dot-before-at = geen geldig e-mailadres: punt direct voor de `@`

invalid-email-ends-with-dot = geen geldig e-mailadres: het eindigt op een punt

invalid-email-invisible = geen geldig e-mailadres: het bevat een onzichtbaar teken

invalid-email-ip-address = geen geldig e-mailadres: IP-adres in plaats van een domein

invalid-email-local-too-long = geen geldig e-mailadres: meer dan 64 tekens voor de `@`

invalid-email-no-at = geen geldig e-mailadres: de `@` ontbreekt

invalid-email-no-ending = geen geldig e-mailadres: het domein mist een extensie zoals `.com`

invalid-email-no-such-domain = geen geldig e-mailadres: het domein is ongeldig

invalid-email-nothing-after-at = geen geldig e-mailadres: na de `@` staat niets

invalid-email-nothing-before-at = geen geldig e-mailadres: voor de `@` staat niets

invalid-email-several-ats = geen geldig e-mailadres: meer dan één `@`

invalid-email-space = geen geldig e-mailadres: het bevat een spatie

invalid-email-starts-with-dot = geen geldig e-mailadres: het begint met een punt

invalid-email-too-long = geen geldig e-mailadres: meer dan 254 tekens

invalid-email-two-dots = geen geldig e-mailadres: twee punten achter elkaar

invalid-language-case = taalcode met verkeerde hoofdletters of kleine letters

invalid-language-country = landcode in plaats van een taalcode

invalid-language-name = gebruik de taalcode in plaats van de naam

invalid-language-not-a-code = geen taalcode zoals `de` of `de-DE`

invalid-language-region = geen code van taal en land zoals `de-DE`

invalid-language-three-letters = gebruik de taalcode van twee letters

invalid-language-underscore = schrijf tussen taal en land een koppelteken in plaats van `_`

invalid-path-empty-level = een niveau van het pad heeft geen naam

invalid-path-outer-slash = mag niet met `/` beginnen of eindigen

invalid-path-separator = gebruik tussen niveaus `/` in plaats van `{ $separator }`

invalid-path-spaces = verwijder de spaties rond `/`

invalid-phone-character = geen geldig telefoonnummer: het bevat een teken dat niet is toegestaan

invalid-phone-e164-no-country-code = voor het telefoonnummer horen `+` en het landnummer

invalid-phone-e164-not-only-digits = na de `+` mogen alleen cijfers staan, zonder spaties

invalid-phone-e164-zero-country-code = geen geldig telefoonnummer: geen landnummer begint met 0

invalid-phone-e164-zeros-for-plus = schrijf voor het landnummer `+` in plaats van `00`

invalid-phone-letters = geen geldig telefoonnummer: het bevat letters

invalid-phone-no-digit = geen geldig telefoonnummer: geen cijfers

invalid-phone-no-such-number = geen geldig telefoonnummer: geen enkel land heeft zo'n nummer

invalid-phone-not-of-country = geen geldig telefoonnummer in { $country }

invalid-phone-plus-inside = geen geldig telefoonnummer: `+` mag alleen aan het begin staan

invalid-phone-plus-missing = geen geldig telefoonnummer: de `+` voor het landnummer ontbreekt

invalid-phone-point-zero = geen geldig telefoonnummer: een programma heeft er een getal van gemaakt en `.0` toegevoegd

invalid-phone-prefix-missing = geen geldig telefoonnummer: vooraan ontbreekt `{ $prefix }`, of `+` en het landnummer

invalid-phone-too-few-digits = geen geldig telefoonnummer: te weinig cijfers

invalid-phone-too-many-digits = geen geldig telefoonnummer: te veel cijfers

invalid-phone-zero-after-country-code = geen geldig telefoonnummer: verwijder de 0 na het landnummer

invisible-character-line-break = bevat een regeleinde

invisible-character-line-break-and-others = bevat een regeleinde en andere onzichtbare tekens

invisible-character-name = { $name ->
        [byte-order-mark] een bytevolgordemarkering
        [control] een besturingsteken
        [direction-mark] een teken voor de schrijfrichting
        [no-break-space] een vaste spatie
        [soft-hyphen] een zacht afbreekstreepje
        [tab] een tab
        [unusual-blank] een ongebruikelijke spatie
        [word-joiner] een teken dat afbreken voorkomt
        [zero-width-joiner] een verbindingsteken zonder breedte
        [zero-width-space] een spatie zonder breedte
       *[without-shape] een onzichtbaar teken
    }

invisible-character-only = lijkt leeg, maar bevat onzichtbare tekens

invisible-character-several = bevat { $character } ({ $code }) en andere onzichtbare tekens

invisible-character-single = bevat { $character } ({ $code }), dat niet te zien is

invisible-character-space = bevat { $character } ({ $code }) in plaats van een gewone spatie

leftover-example = lijkt een voorbeeld uit een sjabloon: rij overgeslagen

list-and = { $before }, { $after }

list-and-last = { $before } en { $after }

list-item = { $item }

list-more = nog { $count }

list-notation-list = een lijst met haakjes, aanhalingstekens of tekens van een programma, die deel van de waarden zouden worden

list-notation-object = een object zoals een programma het schrijft: exporteer alleen de naam

list-notation-path = het pad van een object in een adreslijst: exporteer alleen de naam

list-notation-path-cut = het pad van een object in een adreslijst, dat het scheidingsteken `{ $separator }` in { $parts } waarden knipt

list-or = { $before }, { $after }

list-or-last = { $before } of { $after }

lookalike-character-domain = het domein lijkt alleen op `{ $plain }`: `{ $character }` is een letter uit een ander schrift ({ $script })

lookalike-character-form = `{ $character }` is niet hetzelfde teken als `{ $plain }`

lookalike-character-mixed = `{ $character }` uit een ander schrift ({ $script }) in plaats van `{ $plain }`

lookalike-character-odd = `{ $character }` is een letter uit een ander schrift ({ $script }) dan de overige

lookalike-character-script = { $name ->
        [arabic] Arabisch
        [armenian] Armeens
        [cherokee] Cherokee
        [coptic] Koptisch
        [cyrillic] Cyrillisch
        [georgian] Georgisch
        [greek] Grieks
        [hebrew] Hebreeuws
       *[several] niet Latijns
    }

mail-attached = De mislukte gebruikers staan in { $file }, met hun fouten in de laatste kolom

mail-errors = fouten: { $errors }

mail-failed = mislukt: { $users }

mail-file = bestand: { $file }

mail-not-attached = De mislukte gebruikers konden niet worden bijgevoegd: { $error }

mail-not-attached-unreadable = De mislukte gebruikers konden niet worden bijgevoegd

mail-run = run: { $run }

mail-subject-failed = { $failed } van { $users } gebruikers mislukt: { $file }, run { $run }

mail-subject-file = Het bestand kan niet worden geïmporteerd: { $file }, run { $run }

mail-subject-valid = { $users ->
        [one] De gebruiker is geldig: { $file }, run { $run }
       *[other] Alle { $users } gebruikers zijn geldig: { $file }, run { $run }
    }

mail-target = doelsysteem: { $target }

mail-users = gebruikers: { $users }

mail-valid = geldig: { $users }

mail-warnings = waarschuwingen: { $warnings }

manager-cycle = { $count ->
        [one] leidt via rij { $rows } terug naar deze gebruiker
       *[other] leidt via de rijen { $rows } terug naar deze gebruiker
    }

manager-cycle-self = de gebruiker is zijn eigen leidinggevende

mangled-number-amount = Excel heeft er een getal van gemaakt

mangled-number-column = { $count } waarden hebben minder dan { $length } cijfers: misschien heeft Excel de voorloopnullen verwijderd

mangled-number-current-id = Excel heeft van deze id een getal gemaakt: rij { $row } van de huidige gebruikers heeft het origineel

mangled-number-digits-lost = Excel heeft er een getal van gemaakt, en de laatste cijfers zijn verloren gegaan

mangled-number-marker = de `'` vooraan komt van Excel en hoort niet bij de waarde

mangled-number-other-form = anders geschreven dan de overige id's, die alleen uit cijfers bestaan

mangled-number-point-zero = een programma heeft er een getal van gemaakt en `.0` toegevoegd

mangled-number-thousands = misschien heeft Excel een scheidingsteken voor duizendtallen toegevoegd

mangled-number-zeros-after-15-digits = Excel bewaart 15 cijfers en heeft de andere door nullen vervangen

mangled-number-zeros-in-front = korter dan de overige, die { $length } cijfers hebben: misschien heeft Excel de voorloopnullen verwijderd

merged-cells-covered = verborgen achter de samengevoegde cellen { $area }

merged-cells-empty = leeg, omdat ze bij de samengevoegde cellen { $area } hoort: alleen { $first } heeft een waarde

merged-cells-many = de samengevoegde cellen { $area } bedekken { $cells } cellen van gebruikers: alleen { $first } heeft een waarde

merged-cells-not-checked = meer dan { $limit } samengevoegde gebieden: de overige zijn niet gecontroleerd

misplaced-email = een e-mailadres in een veld voor iets anders

missing-column-no-headers = verplichte kolom niet gevonden: { $fields }. De eerste rij bevat gegevens in plaats van koppen: voeg een rij met koppen zoals { $headers } toe, of gebruik `--header-row none` en een toewijzing

missing-column-none = { $target } kent geen van de koppen, dus is er geen kolom gecontroleerd: wijs de kolommen toe met `enroll map`

missing-column-none-and-no-headers = er is geen kolom gecontroleerd: de eerste rij bevat gegevens in plaats van koppen die { $target } kent. Voeg een rij met koppen toe, of wijs de kolommen toe met `enroll map`

missing-column-of-choices = verplichte kolom niet gevonden: { $headers }, met { $choices } (voor iedereen dezelfde waarde: `--set { $field }.value="{ $first }"`)

missing-column-of-mapping = de toewijzing gebruikt voor `{ $field }` de kolom `{ $reference }`, maar het bestand heeft geen kolom met die naam

missing-column-required = verplichte kolom niet gevonden: { $fields }, meestal { $headers }

missing-dependent-value = verplicht, omdat { $condition }

missing-dependent-value-not-checked = de toewijzing zegt niet of er een tweede factor is, voeg `--org mfa=true` toe

missing-root-name-in-front = verwijder de naam voor `{ $root }`, de bovenste afdeling

missing-root-other-start = moet met `{ $root }` beginnen, de bovenste afdeling

missing-root-spelling = de bovenste afdeling wordt als `{ $root }` geschreven

missing-value = leeg, maar verplicht

missing-value-of-choices = leeg, maar verplicht: gebruik { $choices }

missing-value-of-several = een van { $headers } is nodig, en alle zijn leeg

missing-value-refused = leeg, maar verplicht

mixed-languages = gemengde talen: { $languages }

mixed-languages-count = { $count } in het { $language ->
       *[en] Engels
        [de] Duits
        [nl] Nederlands
        [fr] Frans
    }

name-mismatch-order = in { $count } van { $total } rijen staan de twee namen in het e-mailadres in omgekeerde volgorde: voor- en achternaam zijn waarschijnlijk verwisseld

name-mismatch-order-row = voor- en achternaam zijn waarschijnlijk verwisseld: in het e-mailadres staan ze andersom

name-mismatch-other-row = { $count } van { $total } e-mailadressen bevatten de naam van de gebruiker in een andere rij (rij { $row } heeft het adres van rij { $other }): waarschijnlijk is een kolom zonder de andere verschoven of gesorteerd

near-duplicate-group-also-written = { $users ->
        [one] 1 gebruiker heeft de schrijfwijze `{ $other }`: gebruik een van de twee
       *[other] { $users } gebruikers hebben de schrijfwijze `{ $other }`: gebruik een van de twee
    }

near-duplicate-group-current = waarschijnlijk een typefout in de naam van een groep van { $users } huidige gebruikers
    .remedy = { remedy-correct-value }

near-duplicate-group-form = { $users ->
        [one] op hoofdletters, spaties of leestekens na waarschijnlijk dezelfde groep als die van 1 gebruiker
       *[other] op hoofdletters, spaties of leestekens na waarschijnlijk dezelfde groep als die van { $users } gebruikers
    }
    .remedy = { remedy-correct-value }

near-duplicate-group-form-or-list = { $users ->
        [one] op hoofdletters, spaties of leestekens na waarschijnlijk dezelfde groep als die van 1 gebruiker
       *[other] op hoofdletters, spaties of leestekens na waarschijnlijk dezelfde groep als die van { $users } gebruikers
    }
    .remedy = { remedy-correct-or-list-groups }

near-duplicate-group-typo = waarschijnlijk een typefout in de naam van een groep die { $users } gebruikers hebben
    .remedy = { remedy-correct-value }

near-duplicate-group-typo-or-list = waarschijnlijk een typefout in de naam van een groep die { $users } gebruikers hebben
    .remedy = { remedy-correct-or-list-groups }

near-duplicate-group-unicode = { $users ->
        [one] ziet eruit als de groep van 1 gebruiker, maar is een andere tekst: de letters hebben een andere Unicode-vorm
       *[other] ziet eruit als de groep van { $users } gebruikers, maar is een andere tekst: de letters hebben een andere Unicode-vorm
    }
    .remedy = { remedy-correct-value }

no-users-below-headers = onder de koppen in rij { $row } staan geen gebruikers

no-users-in-file = het bestand bevat geen gebruikers

not-checked-current-users-without-field = de huidige gebruikers hebben geen kolom voor `{ $field }`

not-checked-no-current-users = heeft de huidige gebruikers nodig: `--current FILE`

not-checked-no-domains = heeft uw e-maildomeinen nodig: `--org domains=example.com`

not-checked-no-list = heeft uw { $list ->
       *[divisions] afdelingen nodig: `--org divisions=Company,Company/Sales`
        [groups] groepen nodig: `--org groups=Sales,Support`
        [own-divisions] eigen afdelingen nodig: `--org own_divisions=Company/Sales`
        [roles] rollen nodig: `--org roles=Admin,Reader`
    }

not-checked-workbook-damaged = een deel van de werkmap kon niet worden gelezen: open de werkmap in Excel en sla haar op

not-checked-workbook-format = wordt alleen in XLSX- en ODS-bestanden gecontroleerd: sla de werkmap op als XLSX

nul-byte = bevat een NUL-teken: veel systemen kappen de tekst daar af

number-thousands = { $before }.{ $after }

odd-name-mark = `{ $mark }` is een teken dat niet bij een naam hoort

odd-name-spaces = bevat meerdere spaties achter elkaar

offer-fix = schrijf `{ $value }`

offer-guess = misschien `{ $value }`

outside-own-division = u mag alleen in uw eigen afdelingen importeren: { $divisions }
    .remedy = laat een gebruiker van een hogere afdeling importeren, of voeg `{ $value }` toe aan `own_divisions` onder `[org]`

page-after = Daarna

page-all = Alle

page-before = Ervoor

page-change = Wijziging

page-changes = Wijzigingen

page-column = Kolom

page-count = Bevindingen

page-cut = Deze pagina toont { $shown } van { $all } rijen: de formaten csv en jsonl hebben ze allemaal

page-errors = Fouten

page-field = Veld

page-filters = Filters

page-fixable = kan automatisch worden hersteld

page-kind = Soort probleem

page-legend = * kan met --fix automatisch worden hersteld

page-more = { $next } van { $left } andere tonen

page-not-checked = Niet gecontroleerd:

page-nothing = Geen rij past bij de filters

page-only-errors = Alleen fouten

page-only-person = Alleen deze persoon tonen

page-person = Persoon

page-place = Plaats

page-problem = Probleem

page-reset = Filters wissen

page-row = Rij

page-rule = Regel

page-search = Zoeken

page-severity = { $severity ->
       *[error] fout
        [warning] waarschuwing
    }

page-shown = { $shown } van { $all } rijen

page-suggestion = Voorstel

page-value = Waarde

page-warnings = Waarschuwingen

pattern-mismatch-form = komt niet overeen met het patroon `{ $pattern }`

pattern-mismatch-meaning = moet er zo uitzien: { $meaning }

placeholder-value-needed = plaatshouder in een verplicht veld

placeholder-value-optional = plaatshouder: laat de cel leeg

placeholder-value-type-name = de naam van een type zoals een programma die schrijft: de waarden zijn verloren gegaan, exporteer de lijst opnieuw

private-address = lijkt een privéadres, en alle gebruikers zullen het zien

probable-rename = misschien `{ $known_as }`, rij { $row } van de huidige gebruikers, met { $key ->
        [address] een nieuw adres
        [id] een nieuwe id
        [number] een nieuw nummer
       *[value] een nieuwe waarde
    }: dit zou een tweede gebruiker worden

probable-rename-new-domain = misschien `{ $known_as }`, rij { $row } van de huidige gebruikers, in een ander domein: anders wordt een tweede gebruiker aangemaakt

probable-rename-new-name = misschien is `{ $new_name }` de nieuwe naam van `{ $known_as }` (`{ $key }`, rij { $row } van de huidige gebruikers): { $removed ->
        [yes] anders wordt een tweede gebruiker aangemaakt en de eerste verwijderd
       *[no] anders wordt een tweede gebruiker aangemaakt
    }

probable-rename-without-id = misschien `{ $known_as }`, rij { $row } van de huidige gebruikers, met { $key ->
        [address] een nieuw adres
        [id] een nieuwe id
        [number] een nieuw nummer
       *[value] een nieuwe waarde
    }: zonder de `{ $id }` wordt dit een tweede gebruiker

ragged-row-empty = { $extra ->
        [one] { $cells } cellen in plaats van { $expected }: de laatste is leeg
       *[other] { $cells } cellen in plaats van { $expected }: de laatste zijn leeg
    }

ragged-row-long = { $cells } cellen in plaats van { $expected }: zet cellen die het scheidingsteken bevatten tussen dubbele aanhalingstekens

ragged-row-short = { $missing ->
        [one] { $cells ->
            [one] 1 cel in plaats van { $expected }: aan het einde is een lege toegevoegd
           *[other] { $cells } cellen in plaats van { $expected }: aan het einde is een lege toegevoegd
        }
       *[other] { $cells ->
            [one] 1 cel in plaats van { $expected }: aan het einde zijn { $missing } lege toegevoegd
           *[other] { $cells } cellen in plaats van { $expected }: aan het einde zijn { $missing } lege toegevoegd
        }
    }

reason-but = maar { $reason }

reason-chosen = handmatig gekozen

reason-column-ambiguous = { $columns } kunnen bedoeld zijn

reason-column-empty = de kolom is leeg

reason-column-not-there = het bestand heeft geen kolom `{ $column }`

reason-current-users = { $share } % van de waarden hebben huidige gebruikers

reason-date-part = de kolom bevat een deel van een datum

reason-department = een afdeling of een team kan een groep zijn

reason-header-alias = de kop is een bekende naam voor dit veld

reason-header-alias-like = de kop is `{ $known }`, een bekende naam voor dit veld

reason-header-like = { $how ->
        [numbered] de kop is `{ $known }` met een nummer
        [part] de kop is een deel van `{ $known }`
        [qualified] de kop is `{ $known }` plus een woord dat de betekenis niet verandert
        [same-words] de kop heeft de woorden van `{ $known }`
        [spelling] de kop is bijna als `{ $known }` geschreven
       *[within] de kop bevat `{ $known }` en andere woorden
    }

reason-header-own = de kop is die van het doelsysteem

reason-header-own-like = de kop is die van het doelsysteem, `{ $known }`

reason-header-part = een deel van de kop is `{ $known }`, een bekende naam voor dit veld

reason-header-two-names = de kop noemt beide namen, deze staat { $place ->
       *[first] vooraan
        [second] achteraan
    }

reason-header-usual = de kop betekent dit meestal

reason-headers-match = de koppen van { $columns } passen

reason-line-end = een regeleinde

reason-marks = deze kolommen bevatten `{ $mark }` of niets

reason-marks-known = hun koppen zijn bekende waarden

reason-marks-unknown = er is geen lijst van waarden bekend om hun koppen mee te vergelijken

reason-settled = vastgelegd in het toewijzingsbestand of op de opdrachtregel

reason-values-addresses = de meeste waarden zijn e-mailadressen

reason-values-allowed = alle waarden zijn toegestaan

reason-values-both-names = de waarden bevatten beide namen, met een komma ertussen

reason-values-dates = de meeste waarden zijn datums

reason-values-ids = de waarden lijken op id's

reason-values-ids-of-length = de waarden lijken op id's van { $length } tekens

reason-values-list = cellen bevatten lijsten, gescheiden door { $separator }

reason-values-look = { $good ->
        [one] { $all ->
            [one] de ene waarde lijkt
           *[other] 1 van { $all } waarden lijkt
        }
       *[other] { $good } van { $all } waarden lijken
    } op { $kind ->
       *[date] een datum
        [email] een e-mailadres
        [language] een taalcode
        [phone] een telefoonnummer
        [yes-no] ja of nee
    }

reason-values-look-addresses = de waarden lijken op e-mailadressen

reason-values-look-all = { $all ->
        [2] beide
       *[other] alle { $all }
    } waarden lijken op { $kind ->
       *[date] een datum
        [email] een e-mailadres
        [language] een taalcode
        [phone] een telefoonnummer
        [yes-no] ja of nee
    }

reason-values-look-none = geen waarde lijkt op { $kind ->
       *[date] een datum
        [email] een e-mailadres
        [language] een taalcode
        [phone] een telefoonnummer
        [yes-no] ja of nee
    }

reason-values-marks = de meeste waarden zijn markeringen

reason-values-no-addresses = de waarden zijn geen e-mailadressen

reason-values-no-languages = de waarden zijn geen taalcodes

reason-values-no-pair = geen waarde is een paar

reason-values-not-allowed = geen waarde is toegestaan

reason-values-phrases = de meeste waarden hebben meerdere woorden

reason-values-several = sommige cellen hebben meerdere waarden, maar er is er één toegestaan

reason-values-shared = veel gebruikers hebben dezelfde waarde

reason-values-translated = de waarden worden vertaald naar die van het doelsysteem

reason-values-two-names = de waarden bevatten beide namen, deze staat { $place ->
        [after] na
       *[before] vóór
    } de komma

reason-values-whole-names = de meeste waarden hebben meerdere woorden: misschien hele namen

remedy-correct-or-list-groups = corrigeer `{ $value }` in het bestand, of noem alle groepen in `groups` onder `[org]`

remedy-correct-value = corrigeer `{ $value }` in het bestand

remedy-date-format = maak de kolom in het spreadsheet op als JJJJ-MM-DD en sla het opnieuw op

remedy-more-members = voeg leden toe aan `{ $value }`, of corrigeer de naam in het bestand

remedy-more-members-or-set = voeg leden toe aan `{ $value }`, of stel `smallest_group` in onder `[org]`

remedy-translate-value = vertaal de waarde, bijvoorbeeld met `--set "{ $field }.values.{ $value }={ $meant }"`

renamed-id = geen huidige gebruiker heeft deze id, en de gebruiker met { $key ->
        [address] dit adres
        [id] deze id
        [number] dit nummer
       *[value] deze waarde
    } (rij { $row }) heeft een andere

renamed-id-column = misschien de kolom `{ $meant }` onder een andere kop: zonder die kolom behandelt { $target } een nieuw adres als een nieuwe gebruiker
    .remedy = wijs de kolom toe, of herstel de oorspronkelijke kop

renamed-id-mangled = Excel heeft van deze id een getal gemaakt: rij { $row } van de huidige gebruikers heeft het origineel

renamed-id-mangled-of-other = Excel heeft van deze id een getal gemaakt: rij { $row } van de huidige gebruikers heeft het origineel, maar rij { $other_row } heeft { $key ->
        [address] dit adres
        [id] deze id
        [number] dit nummer
       *[value] deze waarde
    }

renamed-id-new-user = geen huidige gebruiker heeft deze id, en { $target } geeft id's zelf uit: laat de cel bij een nieuwe gebruiker leeg

renamed-id-other-spelling = geen huidige gebruiker heeft deze id, en de gebruiker met { $key ->
        [address] dit adres
        [id] deze id
        [number] dit nummer
       *[value] deze waarde
    } (rij { $row }, anders geschreven) heeft een andere

repeated-header = herhaalt de koppen: rij overgeslagen

report-also-rows = ook { $rows }

report-and-count-more = en nog { $count }

report-and-more = { $items }, nog { $count }

report-applied = { $file } bijgewerkt: { $counts }

report-applied-archived = { $count } gearchiveerd

report-applied-created = { $count } aangemaakt

report-applied-deleted = { $count } verwijderd

report-applied-failed = { $count } mislukt

report-applied-linked = verwijder in { $target } ook de gekoppelde accounts van deze gebruikers, waar apart om wordt gevraagd:

report-applied-more = en nog { $count }; `--report json=FILE` noemt ze allemaal

report-applied-only-this-file = alleen dit bestand is gewijzigd; met { $target } is geen contact gemaakt

report-applied-read = { $rows ->
        [one] 1 rij
       *[other] { $rows } rijen
    } gelezen

report-applied-skipped = { $count } overgeslagen

report-applied-unchanged = { $count } ongewijzigd

report-applied-updated = { $count } bijgewerkt

report-apply-nothing-changed = er is niets gewijzigd: { $reason }

report-apply-why-dry-run = dit was een proefrun

report-apply-why-failed = { $rows ->
        [one] 1 rij met fouten
       *[other] { $rows } rijen met fouten
    }; `--skip-invalid` slaat zulke rijen over

report-apply-why-file = het bestand zelf heeft een fout

report-apply-without-report = alle wijzigingen zijn uitgevoerd; alleen het rapport ontbreekt

report-cells-fixed = { $count ->
        [one] 1 cel hersteld
       *[other] { $count } cellen hersteld
    }

report-check-changed = gewijzigd: { $column } wordt voor `{ $field }` gebruikt, maar { $reason }

report-check-delimiter = volgens de toewijzing is het scheidingsteken { $said }, maar het is { $found }

report-check-encoding = volgens de toewijzing is de tekencodering `{ $said }`, maar de tekst lijkt op `{ $found }`

report-check-fits = { $file } heeft de kolommen waarvoor { $mapping } is gemaakt

report-check-gone = ontbreekt: `{ $column }`, gebruikt voor `{ $field }`

report-check-gone-renamed = ontbreekt: `{ $column }`, gebruikt voor `{ $field }`; misschien hernoemd: `{ $header }` (kolom { $new }) is nieuw

report-check-headers = volgens de toewijzing staan de koppen in { $said }, maar ze staan in { $found }

report-check-headers-found = volgens de toewijzing is er geen koprij, maar de koppen staan in { $found }

report-check-headers-gone = volgens de toewijzing staan de koppen in { $said }, maar geen rij heeft ze

report-check-name-it = noem de kolom die bedoeld is: `enroll map` met --set FIELD=HEADER

report-check-new = nieuw: `{ $header }` (kolom { $column })

report-check-source = bron: { $difference }

report-checks-skipped = { $count ->
        [one] 1 controle overgeslagen
       *[other] { $count } controles overgeslagen
    }: --verbose zegt welke en waarom

report-column = kolom { $column }

report-columns-missing = { $count ->
        [one] 1 verplichte kolom niet gevonden
       *[other] { $count } verplichte kolommen niet gevonden
    }

report-delimiter = { $name ->
       *[comma] komma
        [none] één kolom
        [pipe] sluisteken
        [semicolon] puntkomma
        [tab] tab
    }

report-delimiter-other = scheidingsteken { $character }

report-domains-all = { $users ->
        [2] beide adressen hebben het domein { $domains }; om te controleren: `--org domains={ $flag }`
        [one] het enige adres heeft het domein { $domains }; om te controleren: `--org domains={ $flag }`
       *[other] alle { $users } adressen hebben het domein { $domains }; om te controleren: `--org domains={ $flag }`
    }

report-domains-most = de meeste adressen hebben het domein { $domains }; om te controleren: `--org domains={ $flag }`

report-domains-some = { $users } van { $all } adressen hebben het domein { $domains }; om te controleren: `--org domains={ $flag }`

report-doubt-encoding = geef de tekencodering op als namen er verkeerd uitzien: --encoding NAME

report-encoding-guess = waarschijnlijk { $encoding }

report-error = fout

report-error-line = fout: { $text }

report-errors-heading = { $count ->
        [one] 1 FOUT
       *[other] { $count } FOUTEN
    }

report-export-files = de { $count } bestanden

report-export-fixed = { $cells ->
        [one] 1 cel gecorrigeerd: `enroll validate --fix` toont die
       *[other] { $cells } cellen gecorrigeerd: `enroll validate --fix` toont ze
    }

report-export-left-field = niet geëxporteerd: `{ $field }`, { $target } heeft zo'n veld niet

report-export-left-language = niet geëxporteerd: `{ $field }`, { $target } heeft één kolom voor alle talen, met `{ $shown }`

report-export-left-more = niet geëxporteerd: nog { $count }

report-export-left-value = niet geëxporteerd: `{ $field }` `{ $value }` van { $users ->
        [one] 1 gebruiker
       *[other] { $users } gebruikers
    }, geen waarde van { $target }

report-export-next = volgende stap: importeer { $files } in { $target }; er is niets geüpload

report-export-nothing-written = er is niets geschreven

report-export-older = `{ $file }` is van een eerdere run: { $parts } is nu het laatste bestand

report-export-others = om de andere gebruikers te schrijven, voeg `{ $flags }` toe

report-export-skipped = { $users ->
        [one] 1 gebruiker
       *[other] { $users } gebruikers
    } met fouten overgeslagen: zie `{ $file }`

report-export-warnings = { $warnings ->
        [one] 1 waarschuwing: `enroll validate` toont die
       *[other] { $warnings } waarschuwingen: `enroll validate` toont ze
    }

report-export-wrote = { $users ->
        [one] 1 gebruiker
       *[other] { $users } gebruikers
    } geschreven naar { $file }

report-file-sheets = { $file }, { $count ->
        [one] blad
       *[other] bladen
    } { $sheets }

report-fix-all = alles herstellen: { $remedy }

report-fixed-header = kop

report-folded = er volgen hier nog { $count } uit: --full

report-head = { $file }: { $users ->
        [one] 1 gebruiker
       *[other] { $users } gebruikers
    }, { $target }: { $operation } ({ $source })

report-head-compared = { $file }: { $users ->
        [one] 1 gebruiker
       *[other] { $users } gebruikers
    }, { $target }: { $operation }, vergeleken met { $current } ({ $current_users ->
        [one] 1 gebruiker
       *[other] { $current_users } gebruikers
    }) ({ $source })

report-headers-first-row = koppen uit rij { $row }, geen ervan is bekend

report-headers-none = geen koppen

report-headers-not-found = geen rij met koppen gevonden

report-headers-row = koppen in rij { $row }

report-headers-rows = koppen in de rijen { $first } tot { $last }

report-help = hulp: { $text }

report-hidden-errors = { $count ->
        [one] nog 1 fout
       *[other] nog { $count } fouten
    }

report-hidden-warnings = { $count ->
        [one] nog 1 waarschuwing
       *[other] nog { $count } waarschuwingen
    }

report-hidden-without-annotation = { $what } zonder annotatie

report-in-all-rows = { $title }, in { $count ->
        [2] beide
       *[other] alle { $count }
    } rijen

report-map-could-be = { $column } (misschien { $field })

report-map-everyone = `{ $value }` voor iedereen

report-map-fits = pas de toewijzing aan

report-map-found = { $target }: { $found ->
        [one] 1 kolom aan de kop herkend
       *[other] { $found } kolommen aan hun koppen herkend
    }, { $questions ->
        [one] 1 vraag
       *[other] { $questions } vragen
    }

report-map-head = { $file }: toewijzing aan { $target }: { $operation } ({ $source })

report-map-mapped = { $fields } toegewezen

report-map-name-it = noem de kolom met --set FIELD=HEADER

report-map-not-found = verplicht, en geen kolom lijkt erop

report-map-open = { $count ->
        [one] { $fields } is verplicht en nog open
       *[other] { $fields } zijn verplicht en nog open
    }

report-map-or = of { $column }

report-map-settle = leg het vast, bijvoorbeeld

report-masked = { $how ->
       *[masked] waarden zijn gemaskeerd: `--show-values full` toont ze
        [never] waarden zijn verborgen: `--show-values full` toont ze
    }

report-merged = { $rows ->
        [one] 1 rij
       *[other] { $rows } rijen
    } van `{ $corrected }` teruggezet in `{ $list }`

report-merged-more = niet geplaatst: nog { $count }

report-merged-not-placed = niet geplaatst: { $row } van `{ $corrected }`: { $why }

report-merged-why-encoding = de tekencodering van de lijst heeft niet alle tekens ervan

report-merged-why-no-row = de lijst heeft geen gebruiker in rij { $row }

report-merged-why-several = meerdere rijen van de lijst hebben deze sleutel

report-merged-why-taken = een andere gecorrigeerde rij heeft rij { $row } al vervangen

report-merged-why-two-users = er staat rij { $row }, maar de sleutel is die van rij { $other }

report-merged-why-unknown = er staat geen `row N:`, en niemand in de lijst heeft de sleutel

report-missing-everyone = geen kolom lijkt erop; dezelfde waarde voor iedereen?

report-missing-likely = misschien { $column }

report-missing-likely-why = misschien { $column }: { $why }

report-missing-looks = { $count } van { $all } lijken op { $kind ->
       *[date] datums
        [email] e-mailadressen
        [language] taalcodes
        [phone] telefoonnummers
        [yes-no] ja of nee
    }

report-missing-nothing = geen kolom lijkt erop

report-missing-of-mapping = de toewijzing neemt hiervoor { $reference }, wat het bestand niet heeft; { $likely }

report-missing-value = het bestand heeft geen kolom { $reference }, als iedereen die waarde heeft: { $setting }

report-more-cells = { $count ->
        [one] nog 1 cel
       *[other] nog { $count } cellen
    }: --full

report-more-full = nog { $count }: --full

report-more-kinds = { $count ->
        [one] andere soort
       *[other] andere soorten
    }: --full

report-more-rows = { $count ->
        [one] nog 1 rij
       *[other] nog { $count } rijen
    }

report-more-values = nog { $count } met andere waarden: --full

report-not-used = niet gebruikt: { $columns }

report-note = opmerking: { $note }

report-note-archived-later = { $rows ->
        [one] rij { $first } heeft in `{ $field }` een datum die in de toekomst ligt of voor geen datum staat: deze gebruiker wordt nog niet gearchiveerd
       *[other] { $rows } rijen hebben in `{ $field }` een datum die in de toekomst ligt of voor geen datum staat, als eerste rij { $first }: deze gebruikers worden nog niet gearchiveerd
    }

report-note-archives-nobody = { $rows ->
        [one] 1 rij heeft
       *[other] { $rows } rijen hebben
    } een waarde in `{ $field }`, maar de bewerking `{ $operation }` archiveert niemand: genegeerd

report-note-column-twice = de kolom `{ $header }` vult { $fields }

report-note-default-mapping = de toewijzing is { $file } uit deze map

report-note-errors-encoding = de kolom `errors` is net als de lijst geschreven in { $encoding }: tekens die daarin ontbreken, zijn vervangen

report-note-file-name = { $target } haalt voor `{ $operation }` alleen een bestand op dat `{ $name }` heet

report-note-no-workbook = het bestand is ondanks de extensie `.{ $ending }` een tekstbestand en is als CSV gelezen

report-note-of-field = `{ $field }`: { $note }

report-note-only-accepts = { $target } neemt alleen { $formats } aan: bewerk dit bestand, maar upload het niet

report-note-setting = { $target } heeft geen instelling `{ $key }`, genegeerd

report-note-sheet-below = rij { $row } van de hele lijst is rij { $sheet_row } van het blad `{ $sheet }`

report-note-skipped = { $count ->
        [one] rij { $rows } wordt
       *[other] de rijen { $rows } worden
    } overgeslagen, zoals `--skip` vraagt

report-note-template-format = { $target } neemt alleen { $formats } aan: laat dit bestand invullen en maak daarna met `enroll export` het uploadbestand

report-note-without-key = { $rows ->
        [one] 1 rij van { $file } heeft geen sleutel en wordt overgeslagen
       *[other] { $rows } rijen van { $file } hebben geen sleutel en worden overgeslagen
    }

report-operation = { $kind ->
        [delete] VERWIJDEREN
       *[import] import
        [sync] synchronisatie
    }

report-operation-with = { $operation } met { $mapping }

report-other-values = { $remedy } ({ $rows ->
        [one] 1 rij
       *[other] { $rows } rijen
    }; de andere waarden net zo)

report-parts = { $before }; { $after }

report-plan-also-rows = ook rijen { $rows }

report-plan-back = terug uit het archief

report-plan-changed = { $count } gewijzigd

report-plan-changed-place = alleen { $place } wordt gewijzigd, op deze computer; met { $target } wordt geen contact gemaakt

report-plan-changes = { $changes ->
        [one] 1 wijziging
       *[other] { $changes } wijzigingen
    }: { $create } aanmaken, { $update } bijwerken, { $archive } archiveren, { $delete } verwijderen

report-plan-choice-absent = { $choice ->
        [archive] gebruikers die in het bestand ontbreken worden gearchiveerd
        [delete] gebruikers die in het bestand ontbreken worden verwijderd
       *[keep] gebruikers die in het bestand ontbreken blijven
    }

report-plan-choice-delete = gebruikers in het bestand worden verwijderd

report-plan-choice-existing = { $choice ->
        [refuse] bestaande gebruikers worden niet gewijzigd
        [skip] bestaande gebruikers worden overgeslagen
       *[update] bestaande gebruikers worden bijgewerkt
    }

report-plan-choice-groups = { $choice ->
       *[add] groepen uit het bestand komen bij die van hen
        [replace] hun groepen worden vervangen door die uit het bestand
    }

report-plan-choice-linked = { $choice ->
        [delete] hun gekoppelde accounts moeten ook worden verwijderd
       *[keep] hun gekoppelde accounts blijven
    }

report-plan-counts = { $unchanged } ongewijzigd, { $skipped } overgeslagen, { $failed } mislukt

report-plan-counts-kept = { $counts }; { $kept ->
        [one] 1 gebruiker die in het bestand ontbreekt blijft
       *[other] { $kept } gebruikers die in het bestand ontbreken blijven
    }

report-plan-digest = uitvoering { $run }, controlesom { $digest }

report-plan-field = { $field }: { $what }

report-plan-group-emptied = niemand over

report-plan-group-new = nieuw

report-plan-group-small = minder dan { $least }

report-plan-head = { $file } -> { $current }: { $target }: { $operation }, { $users ->
        [one] 1 gebruiker
       *[other] { $users } gebruikers
    }

report-plan-head-from-to = { $file } -> { $current }: { $target }: { $operation }, { $before } -> { $users ->
        [one] 1 gebruiker
       *[other] { $users } gebruikers
    }

report-plan-lets-through = tegengehouden: { $reason }; `{ $flag }` laat het toe

report-plan-more-errors = { $error } en { $count ->
        [one] nog 1 fout
       *[other] nog { $count } fouten
    }

report-plan-more-groups = { $count ->
        [one] nog 1 groep
       *[other] nog { $count } groepen
    }: --full

report-plan-more-skipped = nog { $count } overgeslagen: --full

report-plan-new = { $count } nieuw

report-plan-no-row = geen rij

report-plan-nobody-removed = niemand wordt verwijderd: { $count ->
        [one] 1 mislukte rij kan
       *[other] { $count } mislukte rijen kunnen
    } van iedereen zijn ({ $rows })

report-plan-not-in-file = niet in het bestand

report-plan-not-saved = er is geen plan geschreven: sommige rijen hebben fouten; `--skip-invalid` slaat ze over

report-plan-nothing = niets

report-plan-nothing-changed = er wordt niets gewijzigd, en met { $target } wordt geen contact gemaakt

report-plan-problems = { $count ->
        [one] 1 probleem
       *[other] { $count } problemen
    }: { $title }

report-plan-removal = { $kind ->
        [archive] archiveren
       *[delete] verwijderen
    }

report-plan-seats = licentieplaatsen: { $before } -> { $after } van { $all }, nog { $left } vrij

report-plan-seats-too-few = licentieplaatsen: { $before } -> { $after } van { $all }, { $missing } te weinig

report-plan-short-failed = { $file }: { $changes }, { $failed } mislukt

report-plan-stopped = tegengehouden: { $reason }

report-plan-takes-back = maakt ongedaan wat uitvoering { $run } heeft gedaan

report-plan-to-archive = { $count } te archiveren

report-plan-to-delete = { $count } te verwijderen

report-plan-undo = ongedaan maken

report-rejected = er is geen bestand geschreven: { $target } zou { $whom } niet aannemen

report-rejected-and-more = { $row } en nog { $count }

report-rejected-as-headers = de rij lijkt op een koprij

report-rejected-as-no-user = de rij lijkt niet op een gebruiker

report-rejected-hint-columns = `--columns` noemt de kolommen die worden geschreven

report-rejected-hint-fill = `--fill { $field }=VALUE` geeft gebruikers zonder waarde een waarde

report-rejected-hint-fill-from = `--fill '{ $assignment }'` neemt de waarde van een ander veld

report-rejected-hint-ignore = `--ignore { $rule }` behandelt zo'n rij als gebruiker

report-rejected-hint-part = `--columns` schrijft van elke gebruiker maar een deel

report-rejected-hint-split = `--split` schrijft meerdere bestanden

report-rejected-hint-where = `--where '{ $condition }'` slaat gebruikers zonder waarde over

report-rejected-users = { $users ->
        [one] 1 gebruiker
       *[other] { $users } gebruikers
    } van { $source }

report-row = rij { $row }

report-row-with-key = rij { $row } (`{ $key }`)

report-rows = rijen { $rows }

report-rows-counted = { $count ->
        [one] rij
       *[other] rijen
    } { $rows }

report-run = uitvoering { $id }

report-sheets-hidden = { $names } (verborgen)

report-sheets-visible = { $names } (--sheet NAME leest een ander)

report-skipped = overgeslagen: { $parts }

report-skipped-checks = overgeslagen: { $rules }: { $reason }

report-skipped-row = rij { $row } ({ $rule })

report-skipped-sheets = { $count ->
        [one] blad
       *[other] bladen
    } { $sheets }

report-source-csv = CSV, { $encoding }, { $delimiter }; { $headers }

report-stale = de huidige gebruikers zijn gewijzigd sinds het plan is gemaakt: { $users }

report-stale-changed = `{ $field }` van `{ $user }` is { $found }, niet { $expected }

report-stale-empty = leeg

report-stale-gone = `{ $user }` bestaat niet meer

report-stale-hint = maak met `enroll diff` een nieuw plan

report-stale-hint-masked = maak met `enroll diff` een nieuw plan; `--show-values full` toont hier de waarden

report-stale-taken = `{ $field }` van `{ $user }` is al van `{ $other }`

report-stale-there = `{ $user }` bestaat al

report-standard-input = standaardinvoer

report-standard-output = standaarduitvoer

report-step-check = controleer de lijst ermee

report-step-check-then = controleer de lijst daarna ermee

report-step-diff = bekijk wat er zou veranderen

report-step-export = schrijf het uploadbestand

report-step-export-without = schrijf een uploadbestand zonder de { $users ->
        [one] gebruiker
       *[other] { $users } gebruikers
    } met fouten

report-step-fix = herstel { $count ->
        [one] 1 probleem
       *[other] { $count } problemen
    } automatisch (gemarkeerd met *)

report-step-map = wijs de kolommen toe

report-step-mark = markeer de problemen in een kopie

report-step-save = sla het plan op ter goedkeuring

report-stops-accept = als dat de bedoeling is, voeg dan `{ $flags }` toe

report-template-no-list = `{ $field }` heeft geen keuzelijst: de waarden van `{ $key }` zijn niet opgegeven; voeg `--org { $key }=…` toe

report-template-separator = niet in de keuzelijst van `{ $field }`: { $values }, omdat `{ $separator }` daar waarden scheidt

report-template-wrote = { $columns ->
        [one] 1 kolom
       *[other] { $columns } kolommen
    } geschreven naar { $file }, waarvan { $required } verplicht

report-the-file = het bestand

report-title-rows = { $title }, { $count ->
        [one] rij
       *[other] rijen
    } { $rows }

report-unwritable-encoding = bevat `{ $character }`, dat in { $encoding } niet bestaat

report-unwritable-nothing = geen waarde in een van de kolommen, dus de rij zou leeg zijn

report-unwritable-quotes = bevat een { $character ->
       *[line-break] regeleinde
        [tab] tab
    }, maar { $target } accepteert geen cellen tussen aanhalingstekens

report-unwritable-quotes-other = bevat `{ $character }`, maar { $target } accepteert geen cellen tussen aanhalingstekens

report-unwritable-separator = bevat `{ $separator }`, dat de waarden van een lijst scheidt

report-unwritable-several = meerdere waarden, maar een cel kan er maar één hebben

report-unwritable-space = begint of eindigt met een spatie, die verloren zou gaan

report-unwritable-too-long = heeft meer dan { $limit } tekens, de limiet van een cel in een werkmap

report-verdict-clean = geen problemen gevonden

report-verdict-errors = { $errors ->
        [one] 1 fout
       *[other] { $errors } fouten
    }

report-verdict-errors-and-warnings = { $errors ->
        [one] 1 fout
       *[other] { $errors } fouten
    }, { $warnings ->
        [one] 1 waarschuwing
       *[other] { $warnings } waarschuwingen
    }

report-verdict-need-work = { $failed ->
        [one] 1 van { $users ->
            [one] 1 gebruiker
           *[other] { $users } gebruikers
        } moet worden aangepast
       *[other] { $failed } van { $users ->
            [one] 1 gebruiker
           *[other] { $users } gebruikers
        } moeten worden aangepast
    }

report-verdict-nothing-checked = er kan niets worden gecontroleerd voordat dit is opgelost

report-verdict-some-valid = { $what }; { $valid } kunnen worden geïmporteerd

report-verdict-warnings = geen fouten ({ $warnings ->
        [one] 1 waarschuwing
       *[other] { $warnings } waarschuwingen
    })

report-verdict-warnings-only = geen fouten, { $warnings ->
        [one] 1 waarschuwing
       *[other] { $warnings } waarschuwingen
    }: alle gebruikers kunnen worden geïmporteerd

report-verdict-whole-file = het bestand als geheel kan niet worden geïmporteerd

report-verdict-whole-file-until-fixed = het bestand als geheel kan niet worden geïmporteerd totdat dit is hersteld

report-verdict-with-counts = { $what }: { $counts }

report-verdict-with-counts-short = { $file }: { $what } ({ $counts })

report-verdict-without-columns = verplichte kolommen ontbreken

report-warning = waarschuwing

report-warnings-heading = { $count ->
        [one] 1 WAARSCHUWING
       *[other] { $count } WAARSCHUWINGEN
    }

report-warnings-note = (deze gebruikers kunnen worden geïmporteerd)

report-whole-rows = hele rijen

report-wrote = `{ $file }` geschreven

report-wrote-failed = `{ $file }` geschreven: de rijen met fouten; dubbele waarden worden alleen in het hele bestand zeker gevonden

report-wrote-fixed = `{ $file }` geschreven: { $cells ->
        [one] 1 cel
       *[other] { $cells } cellen
    } hersteld

report-wrote-kept-formulas = { $said }; { $cells ->
        [one] 1 cel
       *[other] { $cells } cellen
    } met een formule niet gewijzigd: corrigeer de formule

report-wrote-locked-filter = { $said }; het blad is beveiligd: hef de beveiliging op om het filter te gebruiken

report-wrote-not-fixed = `{ $file }` geschreven, er was niets te herstellen

report-wrote-nothing = er is geen gecontroleerd bestand geschreven: { $why }

report-wrote-nothing-invalid-file = geen rij kan worden geïmporteerd zolang het bestand als geheel een fout heeft: { $message } [{ $rule }]

report-wrote-nothing-lossy = de tekst in { $encoding } kan niet ongewijzigd worden teruggeschreven

report-wrote-nothing-no-column = het blad gebruikt alle kolommen tot XFD, er is geen plaats voor nog een

report-wrote-nothing-too-long = cel { $cell } heeft meer dan { $most } tekens, meer passen er niet in een cel van een werkmap

report-wrote-nothing-too-many-cells = rij { $row } heeft meer dan 16.384 cellen, meer heeft een blad er niet
report-wrote-nothing-too-many-findings = de lijst heeft meer bevindingen dan er worden genoemd, meer met `--max-findings`

report-wrote-nothing-too-many-rows = het heeft meer dan { $most } rijen, meer heeft een blad er niet

report-wrote-nothing-unclosed-quote = een aanhaling eindigt nooit, dus de rijen zijn niet te onderscheiden

report-wrote-valid = `{ $file }` geschreven: de overige rijen; dubbele waarden worden alleen in het hele bestand zeker gevonden

report-wrote-without-signature = { $said }; de digitale handtekening is verwijderd omdat de werkmap is gewijzigd

reused-key = { $key ->
        [address] dit adres
        [id] deze id
        [number] dit nummer
       *[value] deze waarde
    } hoort bij `{ $known_as }`, rij { $row } van de huidige gebruikers, en de naam hier is een andere: controleer van wie deze rij is

review-accepted = { $cells ->
        [one] 1 cel verbeterd
       *[other] { $cells } cellen verbeterd
    }

review-but-not = { $said }, { $count } niet: { $why }

review-checking = wordt gecontroleerd

review-column-row = rij

review-count-changes = { $count ->
        [one] 1 wijziging
       *[other] { $count } wijzigingen
    }

review-count-errors = { $count ->
        [one] 1 fout
       *[other] { $count } fouten
    }

review-count-skipped = { $count } overgeslagen

review-count-users = { $count ->
        [one] 1 gebruiker
       *[other] { $count } gebruikers
    }

review-count-warnings = { $count ->
        [one] 1 waarschuwing
       *[other] { $count } waarschuwingen
    }

review-formula = een formule geeft deze tekst: wijzig hem in de werkmap, of schrijf met `-o` een CSV-bestand

review-formula-in-row = deze rij bevat een formule: verwijder hem in de werkmap, of schrijf met `-o` een CSV-bestand

review-found = gevonden: { $number } van { $of }

review-help-title = Toetsen (elke toets gaat terug)

review-ignored = { $rule } wordt voortaan genegeerd (u maakt dat ongedaan)

review-in-file = in het bestand

review-is-skipped = deze gebruiker wordt overgeslagen (s neemt dat terug)

review-key-accept = overnemen

review-key-accept-all = alle overnemen

review-key-accept-all-help = het voorstel overnemen voor alle cellen met dezelfde waarde

review-key-accept-help = het voorstel overnemen

review-key-all = alle gebruikers

review-key-all-help = alle gebruikers tonen, of alleen die met dit probleem

review-key-cancel = annuleren

review-key-choose = kiezen

review-key-done = klaar

review-key-edit = wijzigen

review-key-edit-help = de cel wijzigen

review-key-help = hulp

review-key-ignore = regel negeren

review-key-ignore-help = de regel van dit probleem negeren

review-key-leave-help = meteen sluiten, wat niet is geschreven komt later terug

review-key-move-help = bewegen: rechts opent een soort probleem, links gaat terug

review-key-page-help = een scherm omhoog of omlaag, g en G gaan naar de uiteinden

review-key-quit = afsluiten

review-key-quit-help = afsluiten, met een vraag als iets niet geschreven is

review-key-recheck-help = de lijst opnieuw controleren

review-key-redo-help = opnieuw uitvoeren

review-key-search = zoeken

review-key-search-help = zoeken in alle gebruikers, n en N: volgende, vorige

review-key-skip = overslaan

review-key-skip-all-help = alle gebruikers met dit probleem overslaan

review-key-skip-help = de gebruiker overslaan, of dat terugnemen

review-key-switch-help = wisselen tussen problemen en gebruikers

review-key-translate = vertalen

review-key-translate-help = vastleggen wat de waarde voor iedereen betekent

review-key-undo = ongedaan maken

review-key-undo-help = ongedaan maken

review-key-write = schrijven

review-key-write-help = de verbeterde lijst schrijven

review-no-cell = hier is geen cel

review-no-problems = geen problemen gevonden

review-no-such-column = het blad van deze rij heeft deze kolom niet

review-no-suggestion = hier is geen voorstel (e wijzigt de cel)

review-not-found = `{ $searched }` staat bij geen gebruiker

review-not-in-encoding = het bestand is { $encoding }, waarin niet al deze tekens bestaan

review-not-written = niet geschreven: { $why }

review-nothing-to-redo = er is niets om opnieuw uit te voeren

review-nothing-to-translate = hier is geen waarde die vertaald kan worden

review-nothing-to-undo = er is niets om ongedaan te maken

review-question-meaning = { $value } betekent

review-question-quit = { $count ->
        [one] 1 wijziging is niet geschreven: zonder afsluiten? (y afsluiten, w schrijven, n blijven)
       *[other] { $count } wijzigingen zijn niet geschreven: zonder afsluiten? (y afsluiten, w schrijven, n blijven)
    }

review-question-resume = { $count ->
        [one] 1 eerdere wijziging is niet geschreven: opnieuw doen? (y ja, n nee)
       *[other] { $count } eerdere wijzigingen zijn niet geschreven: opnieuw doen? (y ja, n nee)
    }

review-question-save-mapping = ook de toewijzing { $file } schrijven? (y ja, n alleen de lijst, Esc niets)

review-question-search = zoeken

review-redone = { $changes ->
        [one] 1 wijziging opnieuw gedaan
       *[other] { $changes } wijzigingen opnieuw gedaan
    }

review-replay-no-column = de lijst heeft er geen kolom voor

review-replay-no-key = de wijziging zegt niet wiens rij het is

review-replay-no-rule = er is geen regel `{ $rule }`

review-replay-nobody = geen gebruiker heeft als { $field } `{ $value }`

review-replay-other-value = in de cel staat `{ $found }`, niet `{ $expected }`

review-replay-several = { $users } gebruikers passen

review-skipped-all = { $users ->
        [one] 1 gebruiker wordt overgeslagen
       *[other] { $users } gebruikers worden overgeslagen
    }

review-suggestion = voorstel

review-title-all = Alle gebruikers

review-title-errors = { $count ->
        [one] 1 FOUT
       *[other] { $count } FOUTEN
    }

review-title-file = het bestand als geheel

review-title-problems = Problemen

review-title-users = Gebruikers met dit probleem

review-title-warnings = { $count ->
        [one] 1 WAARSCHUWING
       *[other] { $count } WAARSCHUWINGEN
    }

review-too-long = een cel van een werkmap bevat hoogstens { $most } tekens

review-too-small = de terminal is te klein: 60 kolommen en 16 regels zijn nodig

review-translated = `{ $from }` betekent voor iedereen { $to }

review-undone = { $changes ->
        [one] 1 wijziging ongedaan gemaakt
       *[other] { $changes } wijzigingen ongedaan gemaakt
    }

review-wrote = { $files } geschreven

rule-ambiguous-column = meerdere kolommen kunnen hetzelfde veld zijn

rule-ambiguous-date = dag en maand zijn niet te onderscheiden

rule-archived-user = de gebruiker is als gearchiveerd gemarkeerd, maar deze bewerking archiveert niemand

rule-bad-quoting = verkeerde of verkeerd geplaatste aanhalingstekens

rule-calculated-value = waarden van een kolom worden met formules berekend

rule-case-only-duplicate = dezelfde waarde met andere hoofdletters telt als twee gebruikers

rule-commented-row = een rij begint met het teken voor een opmerking

rule-conflicting-values = tegenstrijdige waarden

rule-csv-syntax = aanhalingstekens of scheidingstekens van het bestand zijn deel van een waarde geworden

rule-date-serial = het getal van Excel voor een datum in plaats van de datum

rule-disallowed-domain = e-maildomein is niet toegestaan

rule-display-name = meer dan het adres in een cel voor e-mailadressen

rule-dragged-series = een getal in de e-mailadressen loopt per rij op

rule-duplicate-combination = twee gebruikers hebben dezelfde waarden in velden die samen uniek moeten zijn

rule-duplicate-email = dubbel e-mailadres

rule-duplicate-id = twee gebruikers hebben dezelfde waarde, die uniek moet zijn

rule-duplicate-label = twee kolommen hebben dezelfde kop

rule-duplicate-person = dezelfde persoon staat twee keer in de lijst, met twee adressen

rule-duplicate-row = twee rijen zijn gelijk

rule-escaped-text = letters zijn geschreven als codes van een webpagina, een e-mail, een link of een script

rule-formula = de waarde zou in Excel als formule worden uitgevoerd

rule-formula-without-value = de formule is nooit berekend

rule-full-name = de volledige naam staat in een veld voor één naam

rule-garbled-text = letters zijn in de verkeerde tekencodering gelezen en zo opgeslagen, of zijn verloren gegaan

rule-hidden-columns = een kolom is verborgen in de werkmap

rule-hidden-rows = gebruikers staan in verborgen rijen van de werkmap

rule-id-conflict = id en e-mailadres horen bij verschillende gebruikers

rule-immutable-change = het veld kan niet worden gewijzigd

rule-invalid-boolean = een ja/nee-veld bevat iets wat het doelsysteem niet herkent

rule-invalid-date = geen geldige datum

rule-invalid-email = geen geldig e-mailadres

rule-invalid-language = geen geldige taalcode

rule-invalid-path = geen geldig pad

rule-invalid-phone = geen geldig telefoonnummer

rule-invisible-character = een waarde bevat onzichtbare tekens

rule-leftover-example = voorbeeldrij uit een sjabloon

rule-list-notation = een lijst in de schrijfwijze van een programma

rule-lookalike-character = een letter uit een ander alfabet die op een Latijnse lijkt

rule-manager-cycle = leidinggevenden verwijzen in een kring naar elkaar

rule-mangled-number = Excel heeft een id of een telefoonnummer veranderd

rule-merged-cells = een cel hoort bij samengevoegde cellen en heeft geen eigen waarde

rule-misplaced-email = een e-mailadres staat in een veld voor iets anders

rule-missing-column = een verplichte kolom is niet gevonden

rule-missing-dependent-value = verplicht vanwege een ander veld of een instelling

rule-missing-root = het pad van een afdeling begint niet bij de bovenste afdeling

rule-missing-value = een verplichte cel is leeg

rule-mixed-languages = de kolom mengt talen (Ja, Yes)

rule-name-mismatch = namen en e-mailadressen horen niet bij elkaar

rule-near-duplicate-group = de naam van de groep is bijna dezelfde als die van een andere

rule-no-users = het bestand bevat geen gebruikers

rule-nul-byte = een rij bevat een NUL-teken

rule-odd-name = een naam bevat iets wat er niet bij hoort

rule-outside-own-division = in deze afdeling mag u niet importeren

rule-pattern-mismatch = een waarde komt niet overeen met het vereiste patroon

rule-placeholder-value = een plaatshouder in plaats van een waarde

rule-private-address = een privé-e-mailadres in een veld dat alle gebruikers zien

rule-probable-rename = een nieuwe gebruiker heet net als een huidige die in het bestand ontbreekt

rule-ragged-row = een rij heeft meer of minder cellen dan de rij met de koppen

rule-renamed-id = onbekende id of hernoemde id-kolom

rule-repeated-header = een rij herhaalt de koppen

rule-reused-key = de id of het adres hoort tot nu toe bij iemand anders

rule-seat-by-default = gebruikers nemen een licentieplaats in omdat niets het tegendeel zegt

rule-second-table = een tweede tabel staat onder de lijst

rule-several-values = meerdere waarden in een cel voor één waarde

rule-shared-mailbox = een gedeelde mailbox in een rij voor een persoon

rule-small-group = een groep heeft te weinig leden

rule-spaced-separator = spaties of lege waarden in een lijst

rule-special-character = een teken dat het doelsysteem niet accepteert

rule-spreadsheet-error = een formule in het spreadsheet gaf een fout

rule-stopped-import = de import zou zoveel tegelijk wijzigen dat `enroll apply` hem tegenhoudt

rule-stray-whitespace = spaties aan het begin of einde

rule-suspicious-domain = typefout in het e-maildomein?

rule-swallowed-rows = een aanhalingsteken dat in de cel niet wordt gesloten, maakt de rijen eronder deel van die cel

rule-swapped-columns = kolommen lijken verwisseld

rule-text-became-date = een spreadsheet heeft van een tekst een datum gemaakt

rule-too-few-seats = te weinig licentieplaatsen

rule-too-many-rows = meer gebruikers dan in één upload passen

rule-total-row = rij met een totaal of voettekst

rule-truncated-value = tekst waarschijnlijk afgekapt

rule-unclosed-quote = een aanhaling eindigt nooit

rule-unfilled-row = een rij van een sjabloon die niemand heeft ingevuld

rule-unknown-manager = de leidinggevende staat niet in het bestand

rule-unknown-user = de te verwijderen gebruiker bestaat niet

rule-unknown-value = de waarde staat niet in de lijst van uw organisatie

rule-unlabelled-column = een kolom heeft waarden, maar geen kop

rule-unlikely-date = een datum waarop niemand is geboren, aangenomen of gearchiveerd

rule-unmapped-column = een kolom wordt niet gebruikt

rule-unreachable-domain = geen e-mail van buiten bereikt het domein van een adres

rule-unreachable-user = de gebruiker heeft geen e-mailadres en geen telefoonnummer

rule-unread-sheet = een ander blad van de werkmap heeft dezelfde koppen en gebruikers en wordt niet gelezen

rule-unreadable-encoding = tekens die niet te lezen zijn

rule-unseparated-list = de lijst heeft het verkeerde scheidingsteken

rule-unused-name-part = een deel van de naam wordt niet gebruikt

rule-value-not-allowed = de waarde is niet toegestaan

rule-value-too-long = de waarde is te lang

rule-wrong-delimiter = verkeerd scheidingsteken voor het doelsysteem

rule-wrong-encoding = verkeerde tekencodering

rule-wrong-format = het doelsysteem accepteert dit bestandsformaat niet

rule-wrong-label-case = de kop moet in kleine letters staan

seat-by-default-empty = { $users ->
        [one] 1 gebruiker heeft hier geen waarde, telt als actief en neemt een licentieplaats in: schrijf `{ $frees }` bij gebruikers die geen plaats mogen innemen
       *[other] { $users } gebruikers hebben hier geen waarde, tellen als actief en nemen een licentieplaats in: schrijf `{ $frees }` bij gebruikers die geen plaats mogen innemen
    }

seat-by-default-no-column = geen kolom `{ $header }`: alle gebruikers ({ $users }) tellen als actief en nemen een licentieplaats in, voeg de kolom toe met `{ $frees }` bij gebruikers die geen plaats mogen innemen

second-table = vanaf rij { $first } staat een tweede tabel, geen gebruikers: rij overgeslagen

several-values-addresses = meerdere e-mailadressen in één cel: houd er één over

several-values-list = lijkt een lijst, maar er is maar één waarde toegestaan

several-values-numbers = meerdere telefoonnummers in één cel: houd er één over

several-values-same-address = twee keer hetzelfde e-mailadres in één cel

shared-mailbox = lijkt een gedeelde mailbox, maar `{ $header }` is `{ $value }`

since-changed = { $cells ->
        [one] 1 cel zonder probleem is gewijzigd
       *[other] { $cells } cellen zonder probleem zijn gewijzigd
    }

since-changed-cell = rij { $row }, { $column }: `{ $from }`, nu `{ $to }`

since-changed-more = nog { $more }: --full

since-findings = sinds { $file }: { $fixed ->
        [one] 1 bevinding opgelost
       *[other] { $fixed } bevindingen opgelost
    }, { $still } nog aanwezig, { $new } nieuw

since-not-compared = { $rows ->
        [one] nog 1 rij is gewijzigd en niet cel voor cel vergeleken
       *[other] nog { $rows } rijen zijn gewijzigd en niet cel voor cel vergeleken
    }

since-removed = { $removed ->
        [one] 1 bevinding is met de rij verdwenen
       *[other] { $removed } bevindingen zijn met hun rijen verdwenen
    }

since-users = { $added ->
        [one] 1 gebruiker toegevoegd
       *[other] { $added } gebruikers toegevoegd
    }, { $removed } verwijderd

skipped-row-asked = overgeslagen met `--skip`

skipped-row-exists = bestaat al en wordt niet gewijzigd (`--existing skip`)

skipped-row-failed = de rij heeft fouten

skipped-row-immutable = `{ $field }` kan niet meer worden gewijzigd als het eenmaal is ingesteld

skipped-row-not-there = bestaat niet

skipped-row-read-only = `{ $field }` wordt alleen door { $target } ingesteld en heeft daar een andere waarde

skipped-row-refused = { $assumed ->
        [yes] bestaat al, en { $target } wijzigt gebruikers vermoedelijk niet door een import
       *[no] bestaat al, en { $target } wijzigt gebruikers niet door een import
    }

skipped-row-taken-by-row = rij { $row } heeft dezelfde waarde in `{ $field }`, die uniek moet zijn

skipped-row-taken-by-user = `{ $user }` heeft dezelfde waarde in `{ $field }`, die uniek moet zijn

skipped-row-twice = is dezelfde gebruiker als rij { $row }

skipped-row-unknown-id = heeft een waarde in `{ $field }` die { $target } niet heeft uitgegeven

small-group = { $members ->
        [one] de groep heeft 1 lid, maar moet er minstens { $least } hebben
       *[other] de groep heeft { $members } leden, maar moet er minstens { $least } hebben
    }
    .remedy = { remedy-more-members }

small-group-in-file = { $members ->
        [one] de groep heeft in dit bestand 1 lid, maar moet er minstens { $least } hebben
       *[other] de groep heeft in dit bestand { $members } leden, maar moet er minstens { $least } hebben
    }
    .remedy = { remedy-more-members }

small-group-in-file-or-set = { $members ->
        [one] de groep heeft in dit bestand 1 lid, maar moet er minstens { $least } hebben
       *[other] de groep heeft in dit bestand { $members } leden, maar moet er minstens { $least } hebben
    }
    .remedy = { remedy-more-members-or-set }

small-group-not-checked = heeft de kleinste groepsgrootte nodig: `--org smallest_group=5`

small-group-or-set = { $members ->
        [one] de groep heeft 1 lid, maar moet er minstens { $least } hebben
       *[other] de groep heeft { $members } leden, maar moet er minstens { $least } hebben
    }
    .remedy = { remedy-more-members-or-set }

spaced-separator-empty-item = lege waarde in de lijst: één `{ $separator }` te veel

spaced-separator-spaces = verwijder de spaties rond het scheidingsteken `{ $separator }`

special-character-address = misschien accepteert { $target } `{ $character }` niet in een adres

special-character-assumed = bevat { $characters }, wat { $target } hier misschien niet accepteert

special-character-before-at = de meeste mailsystemen accepteren `{ $character }` niet voor de `@`

special-character-control = het teken { $code }

special-character-listed = bevat { $characters }, wat { $target } hier niet accepteert

special-character-name = { $name ->
        [apostrophe] een apostrof
        [backtick] een accent grave
        [comma] een komma
        [pipe] een sluisteken
        [quote] een aanhalingsteken
        [semicolon] een puntkomma
       *[space] een spatie
    }

special-character-quoted = de meeste mailsystemen accepteren geen aanhalingstekens voor de `@`

special-character-shown = `{ $character }`

spreadsheet-error-narrow-column = de kolom was te smal voor de waarde: maak haar in Excel breder en sla het bestand opnieuw op

spreadsheet-error-result = de formule in deze cel gaf een fout

stopped-import = { $reason } (voer dit met `{ $flag }` uit als het de bedoeling is)

stopped-import-cut-off = het bestand lijkt afgekapt, en gebruikers die erin ontbreken zouden worden verwijderd: { $why ->
        [full] het eindigt bij rij { $row }, waar een blad vol is
       *[short] de laatste rij, { $row }, heeft minder cellen dan die ervoor
    }

stopped-import-emptied-groups = het plan haalt iedereen uit { $number ->
        [one] de groep { $groups }
       *[other] { $number } groepen: { $groups }{ $more ->
            [0] {""}
           *[other] { " " }en nog { $more }
        }
    }

stopped-import-for-good = { $reason }

stopped-import-identities = het plan geeft { $number } van { $users } gebruikers tegelijk een andere naam en een ander adres: controleer of elke { $keys } nog bij dezelfde persoon hoort

stopped-import-identities-apart = het plan geeft { $number } van { $users } gebruikers { $names } van een andere gebruiker: { $fields ->
        [one] deze kolom lijkt
       *[other] deze kolommen lijken
    } zonder de andere gesorteerd

stopped-import-identities-key-apart = het plan geeft { $number } van { $users } gebruikers de waarden van een andere gebruiker: de kolom { $key } lijkt zonder de andere gesorteerd

stopped-import-key-changes = het plan wijzigt bij { $number } van { $users } gebruikers { $keys }, dat is { $share }

stopped-import-more-than-half = { $percent } % en meer dan de helft

stopped-import-nobody-left = met het plan blijft niemand over: het verwijdert alle { $removals } gebruikers

stopped-import-protected = het plan verwijdert `{ $user }`{ $others ->
        [0] {""}
        [one] { " " }en 1 andere gebruiker
       *[other] { " " }en { $others } andere gebruikers
    }, hoewel de toewijzing dat verbiedt

stopped-import-removals = het plan verwijdert { $removals } van { $users } gebruikers, dat is { $share }

stopped-import-renames = het plan maakt { $renames } gebruikers aan die op huidige gebruikers met een andere naam of een ander adres lijken: van { $users } gebruikers is dat { $share }, en ze zouden dubbel voorkomen

stopped-import-seats = het plan neemt { $taken } licentieplaatsen in, en de licentie heeft er { $seats }: { $missing } te weinig

stopped-import-share = { $percent } % en meer dan { $usual } %

stopped-import-unread-sheets = { $count ->
        [one] het blad { $sheets } heeft dezelfde koppen en { $users ->
            [one] 1 gebruiker
           *[other] { $users } gebruikers
        }, maar wordt niet gelezen
       *[other] de bladen { $sheets } hebben dezelfde koppen en { $users } gebruikers, maar worden niet gelezen
    }: gebruikers die lijken te ontbreken staan misschien daar, `--sheet all` leest ze

stray-whitespace-after = spatie aan het einde

stray-whitespace-around = spaties aan het begin en het einde

stray-whitespace-before = spatie aan het begin

stray-whitespace-only = bevat alleen spaties

suspicious-domain-allowed = domein lijkt verkeerd gespeld: `{ $domain }` is geen toegestaan domein, maar lijkt op een ervan

suspicious-domain-others = domein lijkt verkeerd gespeld: { $users } gebruikers hebben `{ $usual }`

suspicious-domain-service = domein lijkt verkeerd gespeld: bedoelt u `{ $usual }`?

swallowed-rows = { $rows ->
        [one] een aanhaling die in kolom { $column } begint maakt de volgende rij tot deel van deze cel: { $users } (regel { $first }), sluit haar waar de cel eindigt
       *[other] een aanhaling die in kolom { $column } begint maakt de volgende { $rows } rijen tot deel van deze cel: { $users } (regels { $first } tot { $last }), sluit haar waar de cel eindigt
    }

swapped-columns = wordt gebruikt voor `{ $field }`, maar { $count } van { $total } waarden zijn { $kind ->
       *[date] datums
        [email] e-mailadressen
        [phone] telefoonnummers
    }: misschien zijn twee kolommen verwisseld

text-became-date = waarschijnlijk een tekst waar Excel een datum van heeft gemaakt: zoek die op in het bronsysteem

too-few-seats = { $users ->
        [one] 1 gebruiker heeft een licentieplaats nodig, maar de licentie heeft er { $seats }
       *[other] { $users } gebruikers hebben een licentieplaats nodig, maar de licentie heeft er { $seats }
    }
    .remedy = koop meer licentieplaatsen, of corrigeer `seats` onder `[org]`

too-few-seats-not-checked = heeft het aantal licentieplaatsen nodig: `--org seats=100`

too-many-rows = { $users } gebruikers, maar { $target } accepteert er { $limit } tegelijk: splits de lijst

total-row-end-mark = een markering voor het einde van het bestand en geen gebruiker: rij overgeslagen

total-row-footer = lijkt een voettekst en geen gebruiker: rij overgeslagen

total-row-total = lijkt een totaal en geen gebruiker: rij overgeslagen

truncated-value = precies { $length } tekens: waarschijnlijk afgekapt, controleer het einde

unclosed-quote = { $lines ->
        [0] hier begint een aanhaling die nooit eindigt: alles daarna is één cel geworden
        [one] hier begint een aanhaling die nooit eindigt: de regel eronder is deel van de cel geworden
       *[other] hier begint een aanhaling die nooit eindigt: { $lines } regels eronder zijn deel van de cel geworden
    }

unfilled-row = { $rows ->
        [one] niets in de rij wijst op een persoon, zoals een naam of een adres: rij { $first } wordt overgeslagen
       *[other] in { $rows } rijen wijst niets op een persoon, zoals een naam of een adres: de rijen { $first } tot { $last } worden overgeslagen
    }

unknown-manager = geen gebruiker in het bestand heeft deze waarde in { $columns }

unknown-manager-column = kolom { $column }

unknown-manager-header = `{ $header }` (kolom { $column })

unknown-manager-no-column = geen gebruiker in het bestand heeft deze waarde in `{ $field }`

unknown-manager-not-checked = heeft de huidige gebruikers nodig: `--current FILE`

unknown-user = geen huidige gebruiker heeft { $key ->
        [address] dit adres
        [id] deze id
        [number] dit nummer
       *[value] deze waarde
    }, dus er zou niets worden verwijderd

unknown-user-by-id = geen huidige gebruiker heeft dit adres, en de id is die van rij { $row } van de huidige gebruikers: controleer wat van de twee klopt

unknown-user-several-keys = geen huidige gebruiker heeft deze waarden in { $headers }, dus er zou niets worden verwijderd

unknown-value = staat niet in uw lijst van { $list ->
       *[divisions] afdelingen
        [groups] groepen
        [roles] rollen
    }
    .remedy = voeg `{ $value }` toe aan { $list ->
       *[divisions] `divisions`
        [groups] `groups`
        [roles] `roles`
    } onder `[org]`, of corrigeer de waarde in het bestand

unknown-value-header = de kop `{ $header }` staat niet in uw lijst van { $list ->
       *[divisions] afdelingen
        [groups] groepen
        [roles] rollen
    }

unknown-value-spelling = in uw lijst van { $list ->
       *[divisions] afdelingen
        [groups] groepen
        [roles] rollen
    } anders geschreven

unlabelled-column = { $rows ->
        [one] heeft geen kop, maar wel een waarde in rij { $first_row }
       *[other] heeft geen kop, maar wel waarden in { $rows } rijen (voor het eerst in rij { $first_row })
    }

unlikely-date-archiving = ligt jaren vooruit: vóór die dag wordt de gebruiker niet gearchiveerd

unlikely-date-birth = geen waarschijnlijke geboortedatum: die ligt in de toekomst, of de persoon zou een kind zijn

unlikely-date-early = geen waarschijnlijke datum: die ligt vóór 1900

unlikely-date-entry = geen waarschijnlijke datum van indiensttreding: die ligt jaren vooruit

unmapped-column-system-id = niet gebruikt: een kolom met id's van het doelsysteem moet haar kop houden

unmapped-column-unused = niet gebruikt: de cellen worden niet gecontroleerd

unreachable-domain-ending = geen domein eindigt op `.{ $ending }`

unreachable-domain-guest = de accountnaam van een gast en geen e-mailadres

unreachable-domain-inside = domeinen die op `.{ $ending }` eindigen bestaan alleen binnen een netwerk: e-mails van buiten komen niet aan

unreachable-user = een van { $headers } is nodig, en alle zijn leeg

unreachable-user-only-column = leeg, maar verplicht: het bestand heeft geen andere kolom die dit kan vervangen

unread-sheet = { $users ->
        [one] het blad `{ $sheet }` heeft dezelfde koppen en 1 gebruiker, maar wordt niet gelezen: `--sheet all` leest het ook
       *[other] het blad `{ $sheet }` heeft dezelfde koppen en { $users } gebruikers, maar wordt niet gelezen: `--sheet all` leest het ook
    }

unreadable-encoding = bevat bytes die niet als { $encoding } te lezen zijn

unseparated-list = lijkt een lijst, maar tussen waarden moet `{ $separator }` staan
    .remedy = als de hele kolom een ander scheidingsteken heeft: `--set { $field }.separator=...`

unseparated-list-cut = de toewijzing noemt `{ $listed }` als één waarde, maar het scheidingsteken `{ $separator }` splitst die: gebruik een ander scheidingsteken en stel het in met `--set { $field }.separator=...`

unused-name-part-lost = deel van de naam, maar niet gebruikt, dus het zou verloren gaan

unused-name-part-move = deel van de naam, maar niet gebruikt, dus het zou verloren gaan: voeg het toe aan `{ $header }`

value-not-allowed = geen toegestane waarde: gebruik { $allowed }
    .remedy = { remedy-translate-value }

value-not-allowed-assumed = de documentatie van de leverancier noemt deze waarde niet: misschien wordt ze niet herkend

value-not-allowed-mark = moet `{ $mark }` of leeg zijn

value-too-long = { $length } tekens, maar er zijn er hoogstens { $limit } toegestaan

wrong-delimiter = tussen de cellen staan { $found }, maar { $target } heeft { $allowed } nodig: sla het bestand daarmee opnieuw op

wrong-delimiter-commas = komma's

wrong-delimiter-control = het teken { $code }

wrong-delimiter-other = `{ $character }`

wrong-delimiter-pipes = sluistekens

wrong-delimiter-semicolons = puntkomma's

wrong-delimiter-spaces = spaties

wrong-delimiter-tabs = tabs

wrong-encoding-guess = gelezen als { $found }, wat een gok is: gebruik `--encoding` als namen er verkeerd uitzien

wrong-encoding-mark = begint met een bytevolgordemarkering: sla het bestand op als UTF-8 zonder BOM

wrong-encoding-no-mark = heeft geen bytevolgordemarkering: sla het bestand op als CSV UTF-8 met BOM

wrong-encoding-rival = gelezen als { $found } ({ $words }), maar het kan { $other } zijn ({ $others }): klopt dat, gebruik dan `--encoding { $other }`

wrong-encoding-save-other = de tekencodering is { $found }, maar { $target } heeft { $allowed } nodig: sla het bestand in die codering op

wrong-encoding-save-utf-8 = de tekencodering is { $found }, maar { $target } heeft { $allowed } nodig: sla het bestand op als CSV UTF-8

wrong-format = het bestand is { $found }, maar { $target } accepteert { $allowed }: `enroll export` schrijft zo'n bestand

wrong-label-case-not-own = geen kop van het doelsysteem, dat koppen in kleine letters heeft

wrong-label-case-upper = koppen moeten in kleine letters staan
