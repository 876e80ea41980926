# Was der Besitzer der Tabelle liest, auf Deutsch. docs/contributing.md, "Add a message", sagt, wie Einträge geschrieben werden.
# Die Einträge sind nach Namen sortiert.
#
# Anrede: Sie. Wörter, in jedem Satz dieselben:
#   row Zeile · column Spalte · cell Zelle · header Überschrift · field Feld · value Wert · sheet Blatt · workbook Arbeitsmappe
#   error Fehler · warning Warnung · finding Befund · rule Regel · profile Profil · mapping Zuordnung · file Datei · list Liste
#   user Benutzer · current users aktuelle Benutzer · group Gruppe · division Bereich · seat Lizenzplatz · target system Zielsystem
#   delimiter, separator Trennzeichen · encoding Zeichencodierung · space Leerzeichen · typo Tippfehler · skipped übersprungen
#   create anlegen · update ändern · archive archivieren · delete löschen · remove entfernen · plan Plan · template Vorlage

ambiguous-column-headers = { $columns } könnten jeweils `{ $field }` sein: legen Sie es mit `--set { $field }=HEADER` fest

ambiguous-column-named = `{ $header }` (Spalte { $column })

ambiguous-column-same-header = die Spalten { $columns } haben dieselbe Überschrift und könnten jeweils `{ $field }` sein: legen Sie es mit `--set { $field }.column=LETTER` fest

ambiguous-date-both-orders = bei { $day_first ->
        [one] 1 Datum
       *[other] { $day_first } Daten
    } kann nur der Tag vorne stehen und bei { $month_first ->
        [one] 1 Datum
       *[other] { $month_first } Daten
    } nur der Monat: welche Reihenfolge haben die anderen?
    .remedy = { remedy-date-format }

ambiguous-date-day-first = { $count ->
        [one] bei 1 Datum steht der Tag vorne, aber das Format ist { $formats }
       *[other] bei { $count } Daten steht der Tag vorne, aber das Format ist { $formats }
    }
    .remedy = { remedy-date-format }

ambiguous-date-either = { $count ->
        [one] bei 1 Datum könnte der Tag oder der Monat vorne stehen, und kein anderes Datum der Spalte zeigt, was gilt
       *[other] bei { $count } Daten könnte der Tag oder der Monat vorne stehen, und kein anderes Datum der Spalte zeigt, was gilt
    }
    .remedy = { remedy-date-format }

ambiguous-date-month-first = { $count ->
        [one] bei 1 Datum steht der Monat vorne, aber das Format ist { $formats }
       *[other] bei { $count } Daten steht der Monat vorne, aber das Format ist { $formats }
    }
    .remedy = { remedy-date-format }

archived-user = laut dieser Spalte ist der Benutzer archiviert, aber der Vorgang `{ $operation }` archiviert niemanden: die Spalte wird nicht beachtet

bad-quoting-all-rows = jede Zeile steht als Ganzes in Anführungszeichen und wurde zu einer einzigen Zelle: entfernen Sie die Anführungszeichen um die Zeilen, damit `{ $delimiter }` die { $cells } Spalten trennt

bad-quoting-backslash = ein Backslash schützt ein Anführungszeichen in einer CSV-Datei nicht (Spalte { $column }): schreiben Sie das Anführungszeichen doppelt

bad-quoting-behind = Text nach einem schließenden Anführungszeichen in Spalte { $column }: Programme lesen das unterschiedlich

bad-quoting-inside = ein Anführungszeichen in Spalte { $column }, in einer Zelle ohne Anführungszeichen außen herum: Programme lesen das unterschiedlich

bad-quoting-other-quotes = Zellen stehen in { $open } und { $close }: in einer CSV-Datei gelten nur gerade doppelte Anführungszeichen (")

bad-quoting-swallowed = { $lines ->
        [one] in dieser Zeile öffnet ein Anführungszeichen, das erst in der nächsten schließt: diese wurde als Teil der Zelle gelesen
       *[other] in dieser Zeile öffnet ein Anführungszeichen, das erst { $lines } Zeilen weiter schließt: diese Zeilen wurden als Teil der Zelle gelesen
    }

bad-quoting-unsplit-sheet = jede Zeile steht in einer einzigen Zelle: trennen Sie die { $cells } Spalten bei `{ $delimiter }` (in Excel: Daten, Text in Spalten)

bad-quoting-unsplit-text = jede Zeile wurde als eine einzige Zelle gelesen: `{ $delimiter }` trennt die { $cells } Spalten, versuchen Sie `--delimiter "{ $delimiter }"`

bad-quoting-whole-row = die ganze Zeile steht in Anführungszeichen und wurde zu einer einzigen Zelle: entfernen Sie die Anführungszeichen außen herum

baseline-known = { $all ->
        [one] 1 Befund
       *[other] { $all } Befunde
    }, davon { $known } aus { $file } bekannt, { $new } neu

calculated-value = { $formulas ->
        [one] 1 Formel: ihr zuletzt berechneter Wert wird verwendet
       *[other] { $formulas } Formeln: ihre zuletzt berechneten Werte werden verwendet
    }

case-only-duplicate = unterscheidet sich von Zeile { $row } nur durch Groß- und Kleinschreibung und zählt daher als anderer Benutzer

case-only-duplicate-seats = unterscheidet sich von Zeile { $row } nur durch Groß- und Kleinschreibung und zählt daher als anderer Benutzer, der einen eigenen Lizenzplatz belegt

case-only-duplicate-several = unterscheidet sich von Zeile { $row } nur durch Groß- und Kleinschreibung: so steht es in { $rows } Zeilen

commented-row-comment = ein Kommentar und kein Benutzer (`{ $mark }` am Anfang): Zeile übersprungen

commented-row-user = beginnt mit `{ $mark }`: ist dieser Benutzer auskommentiert, löschen Sie die Zeile, sonst das Zeichen

condition-field = `{ $header }` den Wert `{ $value }` hat

condition-setting = die Einstellung `{ $setting }` den Wert `{ $value }` hat

conflicting-values = ist nur sinnvoll, wenn { $conditions }

conflicting-values-of-id = die ID `{ $id }` hat zwei Werte: `{ $first }` und `{ $second }`

conflicting-values-order = hat die IDs aus `{ $header }` in anderer Reihenfolge: dort steht `{ $ids }`

conflicting-values-other-ids = hat andere IDs als `{ $header }`: dort steht `{ $ids }`

conflicting-values-same-pair = hat dasselbe Paar zweimal: `{ $id }`

csv-syntax-quotes = die Anführungszeichen wurden Teil des Werts

csv-syntax-quotes-behind-space = die Anführungszeichen wurden Teil des Werts, weil ein Leerzeichen davor steht

csv-syntax-tail = endet mit überzähligen Trennzeichen `{ $separator }`

csv-syntax-tail-tab = endet mit überzähligen Tabulatoren

date-serial = die Zahl, mit der Excel ein Datum speichert: schreiben Sie das Datum als { $formats }

disallowed-domain = die Domain `{ $domain }` gehört nicht zu den erlaubten

display-name = hier gehört nur die Adresse hin, ohne den Namen

display-name-quotes = hier gehört nur die Adresse hin, ohne die Anführungszeichen

dragged-series-domain = die Zahl in der Domain wächst von Zeile zu Zeile, von { $from } in Zeile { $first } bis { $to } in Zeile { $last }: vermutlich wurde die Zelle nach unten gezogen

dragged-series-name = die Zahl vor dem `@` wächst von Zeile zu Zeile, von { $from } in Zeile { $first } bis { $to } in Zeile { $last }, und der Name bleibt gleich: vermutlich wurde die Zelle nach unten gezogen

duplicate-combination = { $rows ->
        [2] { $fields } wie in Zeile { $row }, obwohl sie zusammen eindeutig sein müssen
       *[other] { $fields } wie in Zeile { $row }, obwohl sie zusammen eindeutig sein müssen: { $rows } Zeilen teilen sie sich
    }

duplicate-email = { $rows ->
        [2] dieselbe Adresse wie in Zeile { $row }
       *[other] dieselbe Adresse wie in Zeile { $row }: { $rows } Zeilen teilen sie sich
    }

duplicate-email-other-spelling = { $rows ->
        [2] bis auf die Schreibweise dieselbe Adresse wie in Zeile { $row }
       *[other] bis auf die Schreibweise dieselbe Adresse wie in Zeile { $row }: { $rows } Zeilen teilen sie sich
    }

duplicate-id = { $rows ->
        [2] derselbe Wert wie in Zeile { $row }, obwohl er eindeutig sein muss
       *[other] derselbe Wert wie in Zeile { $row }, obwohl er eindeutig sein muss: { $rows } Zeilen teilen ihn sich
    }

duplicate-id-other-spelling = { $rows ->
        [2] bis auf die Schreibweise derselbe Wert wie in Zeile { $row }, obwohl er eindeutig sein muss
       *[other] bis auf die Schreibweise derselbe Wert wie in Zeile { $row }, obwohl er eindeutig sein muss: { $rows } Zeilen teilen ihn sich
    }

duplicate-label-ambiguous = dieselbe Überschrift wie Spalte { $first }: unklar, welche von beiden gemeint ist

duplicate-label-harmless = dieselbe Überschrift wie Spalte { $first }

duplicate-person-mailbox = { $rows ->
        [2] führt zum selben Postfach wie die Adresse in Zeile { $row }
       *[other] führt zum selben Postfach wie die Adresse in Zeile { $row } (insgesamt { $rows } Zeilen)
    }: vermutlich zweimal dieselbe Person

duplicate-person-name = Zeile { $row } hat denselben Namen und dieselbe Abteilung mit einer anderen Adresse: vielleicht zweimal dieselbe Person

duplicate-row = { $rows ->
        [2] in jeder Zelle gleich wie Zeile { $row }: löschen Sie eine von beiden
       *[other] in jeder Zelle gleich wie Zeile { $row }: behalten Sie nur eine der { $rows } Zeilen
    }

escaped-text = { $notation ->
        [link] geschrieben wie in der Adresse einer Webseite
        [mail] geschrieben wie im Quelltext einer E-Mail
        [mail-header] geschrieben wie in den Kopfzeilen einer E-Mail
        [print] enthält zwei Buchstaben in einem Zeichen, wie im Druck
        [script] geschrieben wie in einem Skript oder einer Datenbank
        [web-page] geschrieben wie im Quelltext einer Webseite
       *[workbook] geschrieben wie im XML einer Arbeitsmappe
    }

finding-of-row = Zeile { $row }: { $findings }

finding-placed = { $place }: { $sentence }

finding-warning = Warnung: { $finding }
findings-not-kept = nennt { $most ->
        [one] den ersten Befund
       *[other] die ersten { $most } Befunde
    } und zählt darüber hinaus { $count }, mehr mit `--max-findings`

formula-apostrophe = beginnt mit einem Apostroph, den Excel vor eine Formel setzt: er würde Teil des Werts

formula-start = beginnt wie eine Formel: Excel würde sie ausführen

formula-without-value = Excel hat diese Formel nicht berechnet: öffnen und speichern Sie die Datei in Excel und prüfen Sie sie dann erneut

full-name = enthält den ganzen Namen, aber hier gehört nur der { $name ->
        [first] Vorname
       *[last] Nachname
    } hin

garbled-text-header = unlesbare Zeichen: die Überschrift wurde einmal in der falschen Zeichencodierung gelesen

garbled-text-header-lost-letter = in der Überschrift ging ein Buchstabe verloren: sehen Sie im Quellsystem nach

garbled-text-lost-letter = bei einem früheren Export ging ein Buchstabe verloren: sehen Sie im Quellsystem nach

garbled-text-question-mark = ein Buchstabe ging verloren und wurde zu einem Fragezeichen: sehen Sie im Quellsystem nach

garbled-text-wrong-encoding = unlesbare Zeichen: der Text wurde einmal in der falschen Zeichencodierung gelesen

hidden-columns-mapped = in der Arbeitsmappe ausgeblendet, aber ihre Werte werden verwendet

hidden-columns-unused = in der Arbeitsmappe ausgeblendet, aber in der geprüften Datei sichtbar

hidden-rows-file = { $count ->
        [one] 1 von { $users } Benutzern steht in einer ausgeblendeten Zeile und wird wie die anderen importiert: Zeile { $rows }
       *[other] { $count } von { $users } Benutzern stehen in ausgeblendeten Zeilen und werden wie die anderen importiert: Zeilen { $rows }
    }

hidden-rows-filter = { $count ->
        [one] ein Filter blendet 1 von { $users } Benutzern aus, der wie die anderen importiert wird: Zeile { $rows }
       *[other] ein Filter blendet { $count } von { $users } Benutzern aus, die wie die anderen importiert werden: Zeilen { $rows }
    }

hidden-rows-row = diese Zeile ist ausgeblendet

id-conflict = gehört zu zwei verschiedenen Benutzern: { $first_key ->
        [address] die Adresse ist die
        [id] die ID ist die
        [number] die Nummer ist die
       *[value] der Wert ist der
    } aus Zeile { $first_row } der aktuellen Benutzer, { $other_key ->
        [address] die Adresse die
        [id] die ID die
        [number] die Nummer die
       *[value] der Wert der
    } aus Zeile { $other_row }

immutable-change = lässt sich nicht ändern: Zeile { $row } der aktuellen Benutzer hat für diesen Benutzer einen anderen Wert

invalid-boolean-assumed = die Dokumentation des Herstellers erwähnt diesen Wert nicht: vielleicht wird er nicht erkannt

invalid-boolean-neither = weder Ja noch Nein
    .remedy = { remedy-translate-value }

invalid-boolean-opposite = würde als { $meaning ->
        [yes] Ja
       *[no] Nein
    } gelesen, wie jeder Text, der nicht erkannt wird
    .remedy = { remedy-translate-value }

invalid-boolean-spelling = kein erkannter Wert: schreiben Sie { $allowed }
    .remedy = { remedy-translate-value }

invalid-date-form = kein Datum: schreiben Sie es als { $formats }

invalid-date-no-such-day = dieses Datum gibt es nicht

invalid-email-angle-bracket = hier gehört nur die Adresse hin, ohne den Namen

invalid-email-at-in-words = keine gültige E-Mail-Adresse: schreiben Sie `@` statt des Wortes dafür

invalid-email-character = keine gültige E-Mail-Adresse: sie enthält ein Zeichen, das nicht erlaubt ist

invalid-email-comma = keine gültige E-Mail-Adresse: Komma in der Domain

invalid-email-domain-too-long = keine gültige E-Mail-Adresse: die Domain ist zu lang

invalid-email-dot-after-at = keine gültige E-Mail-Adresse: Punkt direkt nach dem `@`

invalid-email-dot-before-at = keine gültige E-Mail-Adresse: Punkt direkt vor dem `@`

invalid-email-ends-with-dot = keine gültige E-Mail-Adresse: sie endet mit einem Punkt

invalid-email-invisible = keine gültige E-Mail-Adresse: sie enthält ein unsichtbares Zeichen

invalid-email-ip-address = keine gültige E-Mail-Adresse: IP-Adresse statt einer Domain

invalid-email-local-too-long = keine gültige E-Mail-Adresse: mehr als 64 Zeichen vor dem `@`

invalid-email-no-at = keine gültige E-Mail-Adresse: das `@` fehlt

invalid-email-no-ending = keine gültige E-Mail-Adresse: der Domain fehlt eine Endung wie `.com`

invalid-email-no-such-domain = keine gültige E-Mail-Adresse: die Domain ist ungültig

invalid-email-nothing-after-at = keine gültige E-Mail-Adresse: nach dem `@` steht nichts

invalid-email-nothing-before-at = keine gültige E-Mail-Adresse: vor dem `@` steht nichts

invalid-email-several-ats = keine gültige E-Mail-Adresse: mehr als ein `@`

invalid-email-space = keine gültige E-Mail-Adresse: sie enthält ein Leerzeichen

invalid-email-starts-with-dot = keine gültige E-Mail-Adresse: sie beginnt mit einem Punkt

invalid-email-too-long = keine gültige E-Mail-Adresse: mehr als 254 Zeichen

invalid-email-two-dots = keine gültige E-Mail-Adresse: zwei Punkte hintereinander

invalid-language-case = Sprachcode in falscher Groß- und Kleinschreibung

invalid-language-country = Ländercode statt eines Sprachcodes

invalid-language-name = schreiben Sie den Sprachcode statt des Namens

invalid-language-not-a-code = kein Sprachcode wie `de` oder `de-DE`

invalid-language-region = kein Code aus Sprache und Land wie `de-DE`

invalid-language-three-letters = schreiben Sie den Sprachcode mit zwei Buchstaben

invalid-language-underscore = schreiben Sie zwischen Sprache und Land einen Bindestrich statt `_`

invalid-path-empty-level = eine Ebene des Pfads hat keinen Namen

invalid-path-outer-slash = darf nicht mit `/` beginnen oder enden

invalid-path-separator = schreiben Sie zwischen den Ebenen `/` statt `{ $separator }`

invalid-path-spaces = entfernen Sie die Leerzeichen vor und nach `/`

invalid-phone-character = keine gültige Telefonnummer: sie enthält ein Zeichen, das nicht erlaubt ist

invalid-phone-e164-no-country-code = vor die Telefonnummer gehören `+` und die Landesvorwahl

invalid-phone-e164-not-only-digits = nach dem `+` dürfen nur Ziffern stehen, ohne Leerzeichen

invalid-phone-e164-zero-country-code = keine gültige Telefonnummer: keine Landesvorwahl beginnt mit 0

invalid-phone-e164-zeros-for-plus = schreiben Sie vor der Landesvorwahl `+` statt `00`

invalid-phone-letters = keine gültige Telefonnummer: sie enthält Buchstaben

invalid-phone-no-digit = keine gültige Telefonnummer: keine Ziffern

invalid-phone-no-such-number = keine gültige Telefonnummer: in keinem Land gibt es eine solche Nummer

invalid-phone-not-of-country = keine gültige Telefonnummer in { $country }

invalid-phone-plus-inside = keine gültige Telefonnummer: `+` darf nur am Anfang stehen

invalid-phone-plus-missing = keine gültige Telefonnummer: das `+` vor der Landesvorwahl fehlt

invalid-phone-point-zero = keine gültige Telefonnummer: ein Programm hat eine Zahl daraus gemacht und `.0` angehängt

invalid-phone-prefix-missing = keine gültige Telefonnummer: vorne fehlt `{ $prefix }`, oder `+` und die Landesvorwahl

invalid-phone-too-few-digits = keine gültige Telefonnummer: zu wenige Ziffern

invalid-phone-too-many-digits = keine gültige Telefonnummer: zu viele Ziffern

invalid-phone-zero-after-country-code = keine gültige Telefonnummer: entfernen Sie die 0 nach der Landesvorwahl

invisible-character-line-break = enthält einen Zeilenumbruch

invisible-character-line-break-and-others = enthält einen Zeilenumbruch und andere unsichtbare Zeichen

invisible-character-name = { $name ->
        [byte-order-mark] eine Bytereihenfolge-Markierung
        [control] ein Steuerzeichen
        [direction-mark] ein Zeichen für die Schreibrichtung
        [no-break-space] ein geschütztes Leerzeichen
        [soft-hyphen] ein weiches Trennzeichen
        [tab] einen Tabulator
        [unusual-blank] ein unübliches Leerzeichen
        [word-joiner] ein Zeichen, das Umbrüche verhindert
        [zero-width-joiner] ein Verbindungszeichen ohne Breite
        [zero-width-space] ein Leerzeichen ohne Breite
       *[without-shape] ein unsichtbares Zeichen
    }

invisible-character-only = sieht leer aus, enthält aber unsichtbare Zeichen

invisible-character-several = enthält { $character } ({ $code }) und andere unsichtbare Zeichen

invisible-character-single = enthält { $character } ({ $code }), was man nicht sieht

invisible-character-space = enthält { $character } ({ $code }) statt eines normalen Leerzeichens

leftover-example = sieht aus wie das Beispiel einer Vorlage: Zeile übersprungen

list-and = { $before }, { $after }

list-and-last = { $before } und { $after }

list-item = { $item }

list-more = { $count } weitere

list-notation-list = eine Liste mit Klammern, Anführungszeichen oder Zeichen eines Programms, die Teil der Werte würden

list-notation-object = ein Objekt in der Schreibweise eines Programms: exportieren Sie nur den Namen

list-notation-path = der Pfad eines Objekts in einem Verzeichnis: exportieren Sie nur den Namen

list-notation-path-cut = der Pfad eines Objekts in einem Verzeichnis, den das Trennzeichen `{ $separator }` in { $parts } Werte zerlegt

list-or = { $before }, { $after }

list-or-last = { $before } oder { $after }

lookalike-character-domain = die Domain sieht nur aus wie `{ $plain }`: `{ $character }` ist ein Buchstabe einer anderen Schrift ({ $script })

lookalike-character-form = `{ $character }` ist nicht dasselbe Zeichen wie `{ $plain }`

lookalike-character-mixed = `{ $character }` einer anderen Schrift ({ $script }) statt `{ $plain }`

lookalike-character-odd = `{ $character }` ist ein Buchstabe einer anderen Schrift ({ $script }) als die übrigen

lookalike-character-script = { $name ->
        [arabic] arabisch
        [armenian] armenisch
        [cherokee] Cherokee
        [coptic] koptisch
        [cyrillic] kyrillisch
        [georgian] georgisch
        [greek] griechisch
        [hebrew] hebräisch
       *[several] nicht lateinisch
    }

mail-attached = Die fehlgeschlagenen Benutzer stehen in { $file }, mit ihren Fehlern in der letzten Spalte

mail-errors = Fehler: { $errors }

mail-failed = fehlgeschlagen: { $users }

mail-file = Datei: { $file }

mail-not-attached = Die fehlgeschlagenen Benutzer konnten nicht angehängt werden: { $error }

mail-not-attached-unreadable = Die fehlgeschlagenen Benutzer konnten nicht angehängt werden

mail-run = Lauf: { $run }

mail-subject-failed = { $failed } von { $users } Benutzern fehlgeschlagen: { $file }, Lauf { $run }

mail-subject-file = Die Datei kann nicht importiert werden: { $file }, Lauf { $run }

mail-subject-valid = { $users ->
        [one] Der Benutzer ist gültig: { $file }, Lauf { $run }
       *[other] Alle { $users } Benutzer sind gültig: { $file }, Lauf { $run }
    }

mail-target = Zielsystem: { $target }

mail-users = Benutzer: { $users }

mail-valid = gültig: { $users }

mail-warnings = Warnungen: { $warnings }

manager-cycle = { $count ->
        [one] führt über Zeile { $rows } zu diesem Benutzer zurück
       *[other] führt über die Zeilen { $rows } zu diesem Benutzer zurück
    }

manager-cycle-self = der Benutzer ist sein eigener Vorgesetzter

mangled-number-amount = Excel hat eine Zahl daraus gemacht

mangled-number-column = { $count } Werte haben weniger als { $length } Ziffern: vielleicht hat Excel die führenden Nullen entfernt

mangled-number-current-id = Excel hat aus dieser ID eine Zahl gemacht: das Original steht in Zeile { $row } der aktuellen Benutzer

mangled-number-digits-lost = Excel hat eine Zahl daraus gemacht, und die letzten Ziffern sind verloren

mangled-number-marker = das `'` am Anfang stammt von Excel und gehört nicht zum Wert

mangled-number-other-form = anders geschrieben als die übrigen IDs, die nur aus Ziffern bestehen

mangled-number-point-zero = ein Programm hat eine Zahl daraus gemacht und `.0` angehängt

mangled-number-thousands = vielleicht hat Excel ein Tausendertrennzeichen eingefügt

mangled-number-zeros-after-15-digits = Excel behält 15 Ziffern und hat die übrigen durch Nullen ersetzt

mangled-number-zeros-in-front = kürzer als die übrigen, die { $length } Ziffern haben: vielleicht hat Excel die führenden Nullen entfernt

merged-cells-covered = von den verbundenen Zellen { $area } verdeckt

merged-cells-empty = leer, weil sie zu den verbundenen Zellen { $area } gehört: nur { $first } hat einen Wert

merged-cells-many = die verbundenen Zellen { $area } verdecken { $cells } Zellen von Benutzern: nur { $first } hat einen Wert

merged-cells-not-checked = mehr als { $limit } verbundene Bereiche: die übrigen wurden nicht geprüft

misplaced-email = eine E-Mail-Adresse in einem Feld für etwas anderes

missing-column-no-headers = Pflichtspalte nicht gefunden: { $fields }. Die erste Zeile enthält Daten statt Überschriften: fügen Sie eine Zeile mit Überschriften wie { $headers } ein, oder verwenden Sie `--header-row none` und eine Zuordnung

missing-column-none = { $target } kennt keine der Überschriften, daher wurde keine Spalte geprüft: ordnen Sie die Spalten mit `enroll map` zu

missing-column-none-and-no-headers = keine Spalte wurde geprüft: die erste Zeile enthält Daten statt Überschriften, die { $target } kennt. Fügen Sie eine Zeile mit Überschriften ein, oder ordnen Sie die Spalten mit `enroll map` zu

missing-column-of-choices = Pflichtspalte nicht gefunden: { $headers }, mit { $choices } (für alle derselbe Wert: `--set { $field }.value="{ $first }"`)

missing-column-of-mapping = die Zuordnung verwendet für `{ $field }` die Spalte `{ $reference }`, aber die Datei hat keine solche Spalte

missing-column-required = Pflichtspalte nicht gefunden: { $fields }, üblicherweise { $headers }

missing-dependent-value = Pflichtangabe, weil { $condition }

missing-dependent-value-not-checked = die Zuordnung sagt nicht, ob es einen zweiten Faktor gibt, ergänzen Sie `--org mfa=true`

missing-root-name-in-front = entfernen Sie den Namen vor `{ $root }`, dem obersten Bereich

missing-root-other-start = muss mit `{ $root }` beginnen, dem obersten Bereich

missing-root-spelling = der oberste Bereich wird `{ $root }` geschrieben

missing-value = leer, aber Pflichtangabe

missing-value-of-choices = leer, aber Pflichtangabe: verwenden Sie { $choices }

missing-value-of-several = eine der Angaben { $headers } ist nötig, und alle sind leer

missing-value-refused = leer, aber Pflichtangabe

mixed-languages = gemischte Sprachen: { $languages }

mixed-languages-count = { $count } auf { $language ->
       *[en] Englisch
        [de] Deutsch
        [nl] Niederländisch
        [fr] Französisch
    }

name-mismatch-order = in { $count } von { $total } Zeilen enthält die E-Mail-Adresse die beiden Namen in umgekehrter Reihenfolge: vermutlich sind Vor- und Nachname vertauscht

name-mismatch-order-row = Vor- und Nachname sind vermutlich vertauscht: in der E-Mail-Adresse stehen sie umgekehrt

name-mismatch-other-row = { $count } von { $total } E-Mail-Adressen enthalten den Namen des Benutzers einer anderen Zeile (Zeile { $row } hat die Adresse von Zeile { $other }): vermutlich wurde eine Spalte ohne die anderen verschoben oder sortiert

near-duplicate-group-also-written = { $users ->
        [one] 1 Benutzer hat die Schreibweise `{ $other }`: verwenden Sie nur eine von beiden
       *[other] { $users } Benutzer haben die Schreibweise `{ $other }`: verwenden Sie nur eine von beiden
    }

near-duplicate-group-current = vermutlich ein Tippfehler im Namen einer Gruppe von { $users } aktuellen Benutzern
    .remedy = { remedy-correct-value }

near-duplicate-group-form = { $users ->
        [one] bis auf Großschreibung, Leer- oder Satzzeichen vermutlich dieselbe Gruppe wie die von 1 Benutzer
       *[other] bis auf Großschreibung, Leer- oder Satzzeichen vermutlich dieselbe Gruppe wie die von { $users } Benutzern
    }
    .remedy = { remedy-correct-value }

near-duplicate-group-form-or-list = { $users ->
        [one] bis auf Großschreibung, Leer- oder Satzzeichen vermutlich dieselbe Gruppe wie die von 1 Benutzer
       *[other] bis auf Großschreibung, Leer- oder Satzzeichen vermutlich dieselbe Gruppe wie die von { $users } Benutzern
    }
    .remedy = { remedy-correct-or-list-groups }

near-duplicate-group-typo = vermutlich ein Tippfehler im Namen einer Gruppe, die { $users } Benutzer haben
    .remedy = { remedy-correct-value }

near-duplicate-group-typo-or-list = vermutlich ein Tippfehler im Namen einer Gruppe, die { $users } Benutzer haben
    .remedy = { remedy-correct-or-list-groups }

near-duplicate-group-unicode = { $users ->
        [one] sieht gleich aus wie die Gruppe von 1 Benutzer, ist aber ein anderer Text: seine Buchstaben haben eine andere Unicode-Form
       *[other] sieht gleich aus wie die Gruppe von { $users } Benutzern, ist aber ein anderer Text: seine Buchstaben haben eine andere Unicode-Form
    }
    .remedy = { remedy-correct-value }

no-users-below-headers = unter den Überschriften in Zeile { $row } stehen keine Benutzer

no-users-in-file = die Datei enthält keine Benutzer

not-checked-current-users-without-field = die aktuellen Benutzer haben keine Spalte für `{ $field }`

not-checked-no-current-users = braucht die aktuellen Benutzer: `--current FILE`

not-checked-no-domains = braucht Ihre E-Mail-Domains: `--org domains=example.com`

not-checked-no-list = braucht Ihre { $list ->
       *[divisions] Bereiche: `--org divisions=Company,Company/Sales`
        [groups] Gruppen: `--org groups=Sales,Support`
        [own-divisions] eigenen Bereiche: `--org own_divisions=Company/Sales`
        [roles] Rollen: `--org roles=Admin,Reader`
    }

not-checked-workbook-damaged = ein Teil der Arbeitsmappe war nicht lesbar: öffnen und speichern Sie sie in Excel

not-checked-workbook-format = wird nur in XLSX- und ODS-Dateien geprüft: speichern Sie die Arbeitsmappe als XLSX

nul-byte = enthält ein NUL-Zeichen: viele Systeme schneiden den Text dort ab

number-thousands = { $before }.{ $after }

odd-name-mark = `{ $mark }` ist ein Zeichen, das nicht zu einem Namen gehört

odd-name-spaces = enthält mehrere Leerzeichen hintereinander

offer-fix = schreiben Sie `{ $value }`

offer-guess = vielleicht `{ $value }`

outside-own-division = Sie dürfen nur in Ihre eigenen Bereiche importieren: { $divisions }
    .remedy = lassen Sie einen Benutzer eines höheren Bereichs importieren, oder ergänzen Sie `{ $value }` in `own_divisions` unter `[org]`

page-after = Nachher

page-all = Alle

page-before = Vorher

page-change = Änderung

page-changes = Änderungen

page-column = Spalte

page-count = Befunde

page-cut = Diese Seite zeigt { $shown } von { $all } Zeilen: die Formate csv und jsonl haben alle

page-errors = Fehler

page-field = Feld

page-filters = Filter

page-fixable = kann automatisch behoben werden

page-kind = Art des Problems

page-legend = * kann mit --fix automatisch behoben werden

page-more = { $next } von { $left } weiteren zeigen

page-not-checked = Nicht geprüft:

page-nothing = Keine Zeile passt zu den Filtern

page-only-errors = Nur Fehler

page-only-person = Nur diese Person zeigen

page-person = Person

page-place = Stelle

page-problem = Problem

page-reset = Filter löschen

page-row = Zeile

page-rule = Regel

page-search = Suchen

page-severity = { $severity ->
       *[error] Fehler
        [warning] Warnung
    }

page-shown = { $shown } von { $all } Zeilen

page-suggestion = Vorschlag

page-value = Wert

page-warnings = Warnungen

pattern-mismatch-form = entspricht nicht dem Muster `{ $pattern }`

pattern-mismatch-meaning = muss so aussehen: { $meaning }

placeholder-value-needed = Platzhalter in einem Pflichtfeld

placeholder-value-optional = Platzhalter: lassen Sie die Zelle leer

placeholder-value-type-name = der Name eines Typs, wie ein Programm ihn schreibt: die Werte gingen verloren, exportieren Sie die Liste neu

private-address = sieht aus wie eine private Adresse, und alle Benutzer werden sie sehen

probable-rename = vielleicht `{ $known_as }`, Zeile { $row } der aktuellen Benutzer, mit { $key ->
        [address] neuer Adresse
        [id] neuer ID
        [number] neuer Nummer
       *[value] neuem Wert
    }: daraus würde ein zweiter Benutzer

probable-rename-new-domain = vielleicht `{ $known_as }`, Zeile { $row } der aktuellen Benutzer, in einer anderen Domain: sonst wird ein zweiter Benutzer angelegt

probable-rename-new-name = vielleicht ist `{ $new_name }` der neue Name von `{ $known_as }` (`{ $key }`, Zeile { $row } der aktuellen Benutzer): { $removed ->
        [yes] sonst wird ein zweiter Benutzer angelegt und der erste entfernt
       *[no] sonst wird ein zweiter Benutzer angelegt
    }

probable-rename-without-id = vielleicht `{ $known_as }`, Zeile { $row } der aktuellen Benutzer, mit { $key ->
        [address] neuer Adresse
        [id] neuer ID
        [number] neuer Nummer
       *[value] neuem Wert
    }: ohne die `{ $id }` wird daraus ein zweiter Benutzer

ragged-row-empty = { $extra ->
        [one] { $cells } Zellen statt { $expected }: die letzte ist leer
       *[other] { $cells } Zellen statt { $expected }: die letzten sind leer
    }

ragged-row-long = { $cells } Zellen statt { $expected }: setzen Sie Zellen, die das Trennzeichen enthalten, in doppelte Anführungszeichen

ragged-row-short = { $missing ->
        [one] { $cells ->
            [one] 1 Zelle statt { $expected }: am Ende wurde eine leere ergänzt
           *[other] { $cells } Zellen statt { $expected }: am Ende wurde eine leere ergänzt
        }
       *[other] { $cells ->
            [one] 1 Zelle statt { $expected }: am Ende wurden { $missing } leere ergänzt
           *[other] { $cells } Zellen statt { $expected }: am Ende wurden { $missing } leere ergänzt
        }
    }

reason-but = aber { $reason }

reason-chosen = von Hand gewählt

reason-column-ambiguous = { $columns } könnten gemeint sein

reason-column-empty = die Spalte ist leer

reason-column-not-there = die Datei hat keine Spalte `{ $column }`

reason-current-users = { $share } % der Werte haben aktuelle Benutzer

reason-date-part = die Spalte enthält einen Teil eines Datums

reason-department = eine Abteilung oder ein Team kann eine Gruppe sein

reason-header-alias = die Überschrift ist als Name dieses Feldes bekannt

reason-header-alias-like = die Überschrift ist `{ $known }`, ein bekannter Name dieses Feldes

reason-header-like = { $how ->
        [numbered] die Überschrift ist `{ $known }` mit einer Nummer
        [part] die Überschrift ist ein Teil von `{ $known }`
        [qualified] die Überschrift ist `{ $known }` und ein Wort, das nichts am Sinn ändert
        [same-words] die Überschrift hat die Wörter von `{ $known }`
        [spelling] die Überschrift ist fast wie `{ $known }` geschrieben
       *[within] die Überschrift enthält `{ $known }` und andere Wörter
    }

reason-header-own = die Überschrift ist die des Zielsystems

reason-header-own-like = die Überschrift ist die des Zielsystems, `{ $known }`

reason-header-part = ein Teil der Überschrift ist `{ $known }`, ein bekannter Name dieses Feldes

reason-header-two-names = die Überschrift nennt beide Namen, dieser steht { $place ->
       *[first] vorne
        [second] hinten
    }

reason-header-usual = die Überschrift meint das meistens

reason-headers-match = die Überschriften von { $columns } passen

reason-line-end = ein Zeilenende

reason-marks = diese Spalten enthalten `{ $mark }` oder nichts

reason-marks-known = ihre Überschriften sind bekannte Werte

reason-marks-unknown = es ist keine Liste von Werten bekannt, mit denen ihre Überschriften zu vergleichen wären

reason-settled = in der Zuordnungsdatei oder auf der Befehlszeile festgelegt

reason-values-addresses = die meisten Werte sind E-Mail-Adressen

reason-values-allowed = alle Werte sind zulässig

reason-values-both-names = die Werte enthalten beide Namen, mit einem Komma dazwischen

reason-values-dates = die meisten Werte sind Datumsangaben

reason-values-ids = die Werte sehen wie Kennungen aus

reason-values-ids-of-length = die Werte sehen wie Kennungen mit { $length } Zeichen aus

reason-values-list = Zellen enthalten Listen, durch { $separator } getrennt

reason-values-look = { $good ->
        [one] { $all ->
            [one] der eine Wert sieht
           *[other] 1 von { $all } Werten sieht
        }
       *[other] { $good } von { $all } Werten sehen
    } aus wie { $kind ->
       *[date] ein Datum
        [email] eine E-Mail-Adresse
        [language] ein Sprachcode
        [phone] eine Telefonnummer
        [yes-no] Ja oder Nein
    }

reason-values-look-addresses = die Werte sehen wie E-Mail-Adressen aus

reason-values-look-all = { $all ->
        [2] beide
       *[other] alle { $all }
    } Werte sehen aus wie { $kind ->
       *[date] ein Datum
        [email] eine E-Mail-Adresse
        [language] ein Sprachcode
        [phone] eine Telefonnummer
        [yes-no] Ja oder Nein
    }

reason-values-look-none = kein Wert sieht aus wie { $kind ->
       *[date] ein Datum
        [email] eine E-Mail-Adresse
        [language] ein Sprachcode
        [phone] eine Telefonnummer
        [yes-no] Ja oder Nein
    }

reason-values-marks = die meisten Werte sind Markierungen

reason-values-no-addresses = die Werte sind keine E-Mail-Adressen

reason-values-no-languages = die Werte sind keine Sprachcodes

reason-values-no-pair = kein Wert ist ein Paar

reason-values-not-allowed = kein Wert ist zulässig

reason-values-phrases = die meisten Werte haben mehrere Wörter

reason-values-several = manche Zellen haben mehrere Werte, aber nur einer ist zulässig

reason-values-shared = viele Benutzer haben denselben Wert

reason-values-translated = die Werte werden in die des Zielsystems übersetzt

reason-values-two-names = die Werte enthalten beide Namen, dieser steht { $place ->
        [after] nach
       *[before] vor
    } dem Komma

reason-values-whole-names = die meisten Werte haben mehrere Wörter: vielleicht ganze Namen

remedy-correct-or-list-groups = berichtigen Sie `{ $value }` in der Datei, oder führen Sie alle Gruppen in `groups` unter `[org]` auf

remedy-correct-value = berichtigen Sie `{ $value }` in der Datei

remedy-date-format = formatieren Sie die Spalte in der Tabelle als JJJJ-MM-TT und speichern Sie sie neu

remedy-more-members = fügen Sie `{ $value }` Mitglieder hinzu, oder berichtigen Sie den Namen in der Datei

remedy-more-members-or-set = fügen Sie `{ $value }` Mitglieder hinzu, oder setzen Sie `smallest_group` unter `[org]`

remedy-translate-value = übersetzen Sie den Wert, zum Beispiel mit `--set "{ $field }.values.{ $value }={ $meant }"`

renamed-id = kein aktueller Benutzer hat diese ID, und der Benutzer mit { $key ->
        [address] dieser Adresse
        [id] dieser ID
        [number] dieser Nummer
       *[value] diesem Wert
    } (Zeile { $row }) hat eine andere

renamed-id-column = vielleicht die Spalte `{ $meant }` unter einer anderen Überschrift: ohne sie behandelt { $target } eine neue Adresse als neuen Benutzer
    .remedy = ordnen Sie die Spalte zu, oder geben Sie ihr wieder die ursprüngliche Überschrift

renamed-id-mangled = Excel hat aus dieser ID eine Zahl gemacht: das Original steht in Zeile { $row } der aktuellen Benutzer

renamed-id-mangled-of-other = Excel hat aus dieser ID eine Zahl gemacht: das Original steht in Zeile { $row } der aktuellen Benutzer, aber Zeile { $other_row } hat { $key ->
        [address] diese Adresse
        [id] diese ID
        [number] diese Nummer
       *[value] diesen Wert
    }

renamed-id-new-user = kein aktueller Benutzer hat diese ID, und { $target } vergibt IDs selbst: lassen Sie die Zelle bei einem neuen Benutzer leer

renamed-id-other-spelling = kein aktueller Benutzer hat diese ID, und der Benutzer mit { $key ->
        [address] dieser Adresse
        [id] dieser ID
        [number] dieser Nummer
       *[value] diesem Wert
    } (Zeile { $row }, anders geschrieben) hat eine andere

repeated-header = wiederholt die Überschriften: Zeile übersprungen

report-also-rows = außerdem { $rows }

report-and-count-more = und { $count } weitere

report-and-more = { $items }, { $count } weitere

report-applied = { $file } aktualisiert: { $counts }

report-applied-archived = { $count } archiviert

report-applied-created = { $count } angelegt

report-applied-deleted = { $count } gelöscht

report-applied-failed = { $count } fehlgeschlagen

report-applied-linked = löschen Sie in { $target } auch die verknüpften Konten dieser Benutzer, wonach dort getrennt gefragt wird:

report-applied-more = und { $count } weitere; `--report json=FILE` nennt alle

report-applied-only-this-file = nur diese Datei wurde geändert; { $target } wurde nicht kontaktiert

report-applied-read = { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    } gelesen

report-applied-skipped = { $count } übersprungen

report-applied-unchanged = { $count } unverändert

report-applied-updated = { $count } geändert

report-apply-nothing-changed = es wurde nichts geändert: { $reason }

report-apply-why-dry-run = das war ein Probelauf

report-apply-why-failed = { $rows ->
        [one] 1 Zeile mit Fehlern
       *[other] { $rows } Zeilen mit Fehlern
    }; `--skip-invalid` überspringt solche Zeilen

report-apply-why-file = die Datei selbst hat einen Fehler

report-apply-without-report = alle Änderungen wurden ausgeführt; nur der Bericht fehlt

report-cells-fixed = { $count ->
        [one] 1 Zelle behoben
       *[other] { $count } Zellen behoben
    }

report-check-changed = geändert: { $column } wird für `{ $field }` verwendet, aber { $reason }

report-check-delimiter = laut Zuordnung ist das Trennzeichen { $said }, aber es ist { $found }

report-check-encoding = laut Zuordnung ist die Zeichencodierung `{ $said }`, aber der Text sieht nach `{ $found }` aus

report-check-fits = { $file } hat die Spalten, für die { $mapping } erstellt wurde

report-check-gone = fehlt: `{ $column }`, verwendet für `{ $field }`

report-check-gone-renamed = fehlt: `{ $column }`, verwendet für `{ $field }`; vielleicht umbenannt: `{ $header }` (Spalte { $new }) ist neu

report-check-headers = laut Zuordnung stehen die Überschriften in { $said }, aber sie stehen in { $found }

report-check-headers-found = laut Zuordnung gibt es keine Kopfzeile, aber die Überschriften stehen in { $found }

report-check-headers-gone = laut Zuordnung stehen die Überschriften in { $said }, aber keine Zeile hat sie

report-check-name-it = nennen Sie die Spalte, die gemeint ist: `enroll map` mit --set FIELD=HEADER

report-check-new = neu: `{ $header }` (Spalte { $column })

report-check-source = Quelle: { $difference }

report-checks-skipped = { $count ->
        [one] 1 Prüfung übersprungen
       *[other] { $count } Prüfungen übersprungen
    }: --verbose nennt sie mit dem Grund

report-column = Spalte { $column }

report-columns-missing = { $count ->
        [one] 1 Pflichtspalte nicht gefunden
       *[other] { $count } Pflichtspalten nicht gefunden
    }

report-delimiter = { $name ->
       *[comma] Komma
        [none] eine Spalte
        [pipe] senkrechter Strich
        [semicolon] Semikolon
        [tab] Tabulator
    }

report-delimiter-other = Trennzeichen { $character }

report-domains-all = { $users ->
        [2] beide Adressen haben die Domain { $domains }; zum Prüfen: `--org domains={ $flag }`
        [one] die einzige Adresse hat die Domain { $domains }; zum Prüfen: `--org domains={ $flag }`
       *[other] alle { $users } Adressen haben die Domain { $domains }; zum Prüfen: `--org domains={ $flag }`
    }

report-domains-most = die meisten Adressen haben die Domain { $domains }; zum Prüfen: `--org domains={ $flag }`

report-domains-some = { $users } von { $all } Adressen haben die Domain { $domains }; zum Prüfen: `--org domains={ $flag }`

report-doubt-encoding = sehen Namen falsch aus, geben Sie die Zeichencodierung an: --encoding NAME

report-encoding-guess = vermutlich { $encoding }

report-error = Fehler

report-error-line = Fehler: { $text }

report-errors-heading = { $count } FEHLER

report-export-files = die { $count } Dateien

report-export-fixed = { $cells ->
        [one] 1 Zelle korrigiert: `enroll validate --fix` zeigt sie
       *[other] { $cells } Zellen korrigiert: `enroll validate --fix` zeigt sie
    }

report-export-left-field = nicht exportiert: `{ $field }`, { $target } hat kein solches Feld

report-export-left-language = nicht exportiert: `{ $field }`, { $target } hat eine Spalte für alle Sprachen, mit `{ $shown }`

report-export-left-more = nicht exportiert: { $count } weitere

report-export-left-value = nicht exportiert: `{ $field }` `{ $value }` von { $users ->
        [one] 1 Benutzer
       *[other] { $users } Benutzern
    }, kein Wert von { $target }

report-export-next = nächster Schritt: importieren Sie { $files } in { $target }; es wurde nichts hochgeladen

report-export-nothing-written = es wurde nichts geschrieben

report-export-older = `{ $file }` ist von einem früheren Lauf: die letzte Datei ist jetzt { $parts }

report-export-others = um die anderen Benutzer zu schreiben, ergänzen Sie `{ $flags }`

report-export-skipped = { $users ->
        [one] 1 Benutzer
       *[other] { $users } Benutzer
    } mit Fehlern übersprungen: siehe `{ $file }`

report-export-warnings = { $warnings ->
        [one] 1 Warnung: `enroll validate` zeigt sie
       *[other] { $warnings } Warnungen: `enroll validate` zeigt sie
    }

report-export-wrote = { $users ->
        [one] 1 Benutzer
       *[other] { $users } Benutzer
    } in { $file } geschrieben

report-file-sheets = { $file }, { $count ->
        [one] Blatt
       *[other] Blätter
    } { $sheets }

report-fix-all = alle beheben: { $remedy }

report-fixed-header = Überschrift

report-folded = { $count } weitere folgen daraus: --full

report-head = { $file }: { $users } Benutzer, { $target }: { $operation } ({ $source })

report-head-compared = { $file }: { $users } Benutzer, { $target }: { $operation }, verglichen mit { $current } ({ $current_users } Benutzer) ({ $source })

report-headers-first-row = Überschriften aus Zeile { $row }, keine davon ist bekannt

report-headers-none = keine Überschriften

report-headers-not-found = keine Zeile mit Überschriften gefunden

report-headers-row = Überschriften in Zeile { $row }

report-headers-rows = Überschriften in den Zeilen { $first } bis { $last }

report-help = Hilfe: { $text }

report-hidden-errors = { $count ->
        [one] 1 weiterer Fehler
       *[other] { $count } weitere Fehler
    }

report-hidden-warnings = { $count ->
        [one] 1 weitere Warnung
       *[other] { $count } weitere Warnungen
    }

report-hidden-without-annotation = { $what } ohne Anmerkung

report-in-all-rows = { $title }, in { $count ->
        [2] beiden
       *[other] allen { $count }
    } Zeilen

report-map-could-be = { $column } (vielleicht { $field })

report-map-everyone = `{ $value }` für alle

report-map-fits = die Zuordnung anpassen

report-map-found = { $target }: { $found ->
        [one] 1 Spalte an ihrer Überschrift erkannt
       *[other] { $found } Spalten an ihren Überschriften erkannt
    }, { $questions ->
        [one] 1 Frage
       *[other] { $questions } Fragen
    }

report-map-head = { $file }: Zuordnung zu { $target }: { $operation } ({ $source })

report-map-mapped = { $fields } zugeordnet

report-map-name-it = nennen Sie die Spalte mit --set FIELD=HEADER

report-map-not-found = erforderlich, und keine Spalte sieht danach aus

report-map-open = { $count ->
        [one] { $fields } ist erforderlich und noch offen
       *[other] { $fields } sind erforderlich und noch offen
    }

report-map-or = oder { $column }

report-map-settle = legen Sie es fest, zum Beispiel

report-masked = { $how ->
       *[masked] Werte sind maskiert: `--show-values full` zeigt sie
        [never] Werte sind verborgen: `--show-values full` zeigt sie
    }

report-merged = { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    } aus `{ $corrected }` in `{ $list }` zurückgesetzt

report-merged-more = nicht zugeordnet: { $count } weitere

report-merged-not-placed = nicht zugeordnet: { $row } aus `{ $corrected }`: { $why }

report-merged-why-encoding = der Zeichencodierung der Liste fehlen Zeichen davon

report-merged-why-no-row = die Liste hat in Zeile { $row } keinen Benutzer

report-merged-why-several = mehrere Zeilen der Liste haben diesen Schlüssel

report-merged-why-taken = eine andere korrigierte Zeile hat schon Zeile { $row } ersetzt

report-merged-why-two-users = sie nennt Zeile { $row }, aber ihr Schlüssel gehört zu Zeile { $other }

report-merged-why-unknown = sie hat kein `row N:`, und niemand in der Liste hat ihren Schlüssel

report-missing-everyone = keine Spalte sieht danach aus; für alle derselbe Wert?

report-missing-likely = vielleicht { $column }

report-missing-likely-why = vielleicht { $column }: { $why }

report-missing-looks = { $count } von { $all } sehen aus wie { $kind ->
       *[date] ein Datum
        [email] E-Mail-Adressen
        [language] Sprachcodes
        [phone] Telefonnummern
        [yes-no] Ja oder Nein
    }

report-missing-nothing = keine Spalte sieht danach aus

report-missing-of-mapping = die Zuordnung nimmt dafür { $reference }, was die Datei nicht hat; { $likely }

report-missing-value = die Datei hat keine Spalte { $reference }, wenn alle diesen Wert haben: { $setting }

report-more-cells = { $count ->
        [one] 1 weitere Zelle
       *[other] { $count } weitere Zellen
    }: --full

report-more-full = { $count } weitere: --full

report-more-kinds = { $count ->
        [one] weitere Art
       *[other] weitere Arten
    }: --full

report-more-rows = { $count ->
        [one] 1 weitere Zeile
       *[other] { $count } weitere Zeilen
    }

report-more-values = { $count } weitere mit anderen Werten: --full

report-not-used = nicht verwendet: { $columns }

report-note = Hinweis: { $note }

report-note-archived-later = { $rows ->
        [one] Zeile { $first } hat in `{ $field }` ein Datum, das in der Zukunft liegt oder für kein Datum steht: dieser Benutzer wird noch nicht archiviert
       *[other] { $rows } Zeilen haben in `{ $field }` ein Datum, das in der Zukunft liegt oder für kein Datum steht, als erste Zeile { $first }: diese Benutzer werden noch nicht archiviert
    }

report-note-archives-nobody = { $rows ->
        [one] 1 Zeile hat
       *[other] { $rows } Zeilen haben
    } einen Wert in `{ $field }`, aber der Vorgang `{ $operation }` archiviert niemanden: nicht beachtet

report-note-column-twice = die Spalte `{ $header }` füllt { $fields }

report-note-default-mapping = die Zuordnung ist { $file } aus diesem Ordner

report-note-errors-encoding = die Spalte `errors` ist wie die Liste in { $encoding } geschrieben: Zeichen, die darin fehlen, sind ersetzt

report-note-file-name = { $target } holt für `{ $operation }` nur eine Datei ab, die `{ $name }` heißt

report-note-no-workbook = die Datei ist trotz der Endung `.{ $ending }` eine Textdatei und wurde als CSV gelesen

report-note-of-field = `{ $field }`: { $note }

report-note-only-accepts = { $target } nimmt nur { $formats } an: bearbeiten Sie diese Datei, aber laden Sie sie nicht hoch

report-note-setting = { $target } hat keine Einstellung `{ $key }`, sie wird nicht beachtet

report-note-sheet-below = Zeile { $row } der ganzen Liste ist Zeile { $sheet_row } des Blatts `{ $sheet }`

report-note-skipped = { $count ->
        [one] Zeile { $rows } wird
       *[other] die Zeilen { $rows } werden
    } übersprungen, wie `--skip` verlangt

report-note-template-format = { $target } nimmt nur { $formats } an: lassen Sie diese Datei ausfüllen, und erstellen Sie dann mit `enroll export` die Datei zum Hochladen

report-note-without-key = { $rows ->
        [one] 1 Zeile von { $file } hat keinen Schlüssel und wird übersprungen
       *[other] { $rows } Zeilen von { $file } haben keinen Schlüssel und werden übersprungen
    }

report-operation = { $kind ->
        [delete] LÖSCHEN
       *[import] Import
        [sync] Abgleich
    }

report-operation-with = { $operation } mit { $mapping }

report-other-values = { $remedy } ({ $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    }; die anderen Werte ebenso)

report-parts = { $before }; { $after }

report-plan-also-rows = außerdem Zeilen { $rows }

report-plan-back = zurück aus dem Archiv

report-plan-changed = { $count } geändert

report-plan-changed-place = nur { $place } wird geändert, auf diesem Computer; { $target } wird nicht kontaktiert

report-plan-changes = { $changes ->
        [one] 1 Änderung
       *[other] { $changes } Änderungen
    }: { $create } anlegen, { $update } ändern, { $archive } archivieren, { $delete } löschen

report-plan-choice-absent = { $choice ->
        [archive] Benutzer, die in der Datei fehlen, werden archiviert
        [delete] Benutzer, die in der Datei fehlen, werden gelöscht
       *[keep] Benutzer, die in der Datei fehlen, bleiben
    }

report-plan-choice-delete = Benutzer der Datei werden gelöscht

report-plan-choice-existing = { $choice ->
        [refuse] vorhandene Benutzer werden nicht geändert
        [skip] vorhandene Benutzer werden übersprungen
       *[update] vorhandene Benutzer werden geändert
    }

report-plan-choice-groups = { $choice ->
       *[add] Gruppen der Datei kommen zu ihren hinzu
        [replace] ihre Gruppen werden durch die der Datei ersetzt
    }

report-plan-choice-linked = { $choice ->
        [delete] ihre verknüpften Konten sollen auch gelöscht werden
       *[keep] ihre verknüpften Konten bleiben
    }

report-plan-counts = { $unchanged } unverändert, { $skipped } übersprungen, { $failed } fehlgeschlagen

report-plan-counts-kept = { $counts }; { $kept ->
        [one] 1 Benutzer, der in der Datei fehlt, bleibt
       *[other] { $kept } Benutzer, die in der Datei fehlen, bleiben
    }

report-plan-digest = Lauf { $run }, Prüfsumme { $digest }

report-plan-field = { $field }: { $what }

report-plan-group-emptied = niemand bleibt

report-plan-group-new = neu

report-plan-group-small = weniger als { $least }

report-plan-head = { $file } -> { $current }: { $target }: { $operation }, { $users } Benutzer

report-plan-head-from-to = { $file } -> { $current }: { $target }: { $operation }, { $before } -> { $users } Benutzer

report-plan-lets-through = angehalten: { $reason }; `{ $flag }` lässt es zu

report-plan-more-errors = { $error } und { $count ->
        [one] 1 weiterer Fehler
       *[other] { $count } weitere Fehler
    }

report-plan-more-groups = { $count ->
        [one] 1 weitere Gruppe
       *[other] { $count } weitere Gruppen
    }: --full

report-plan-more-skipped = { $count } weitere übersprungen: --full

report-plan-new = { $count } neu

report-plan-no-row = keine Zeile

report-plan-nobody-removed = niemand wird entfernt: { $count ->
        [one] 1 fehlgeschlagene Zeile könnte
       *[other] { $count } fehlgeschlagene Zeilen könnten
    } zu jedem gehören ({ $rows })

report-plan-not-in-file = nicht in der Datei

report-plan-not-saved = kein Plan wurde geschrieben: manche Zeilen haben Fehler; `--skip-invalid` überspringt sie

report-plan-nothing = nichts

report-plan-nothing-changed = nichts wird geändert, und { $target } wird nicht kontaktiert

report-plan-problems = { $count ->
        [one] 1 Problem
       *[other] { $count } Probleme
    }: { $title }

report-plan-removal = { $kind ->
        [archive] archivieren
       *[delete] löschen
    }

report-plan-seats = Lizenzplätze: { $before } -> { $after } von { $all }, { $left } frei

report-plan-seats-too-few = Lizenzplätze: { $before } -> { $after } von { $all }, { $missing } zu wenig

report-plan-short-failed = { $file }: { $changes }, { $failed } fehlgeschlagen

report-plan-stopped = angehalten: { $reason }

report-plan-takes-back = macht rückgängig, was Lauf { $run } getan hat

report-plan-to-archive = { $count } zu archivieren

report-plan-to-delete = { $count } zu löschen

report-plan-undo = Rückgängig

report-rejected = keine Datei wurde geschrieben: { $target } würde { $whom } nicht annehmen

report-rejected-and-more = { $row } und { $count } weitere

report-rejected-as-headers = die Zeile sieht wie eine Kopfzeile aus

report-rejected-as-no-user = die Zeile sieht nicht wie ein Benutzer aus

report-rejected-hint-columns = `--columns` nennt die Spalten, die geschrieben werden

report-rejected-hint-fill = `--fill { $field }=VALUE` setzt einen Wert für Benutzer, die keinen haben

report-rejected-hint-fill-from = `--fill '{ $assignment }'` nimmt den Wert eines anderen Feldes

report-rejected-hint-ignore = `--ignore { $rule }` behandelt eine solche Zeile als Benutzer

report-rejected-hint-part = `--columns` schreibt nur einen Teil jedes Benutzers

report-rejected-hint-split = `--split` schreibt mehrere Dateien

report-rejected-hint-where = `--where '{ $condition }'` überspringt Benutzer, die keinen haben

report-rejected-users = { $users ->
        [one] 1 Benutzer
       *[other] { $users } Benutzer
    } aus { $source }

report-row = Zeile { $row }

report-row-with-key = Zeile { $row } (`{ $key }`)

report-rows = Zeilen { $rows }

report-rows-counted = { $count ->
        [one] Zeile
       *[other] Zeilen
    } { $rows }

report-run = Lauf { $id }

report-sheets-hidden = { $names } (ausgeblendet)

report-sheets-visible = { $names } (--sheet NAME liest ein anderes)

report-skipped = übersprungen: { $parts }

report-skipped-checks = übersprungen: { $rules }: { $reason }

report-skipped-row = Zeile { $row } ({ $rule })

report-skipped-sheets = { $count ->
        [one] Blatt
       *[other] Blätter
    } { $sheets }

report-source-csv = CSV, { $encoding }, { $delimiter }; { $headers }

report-stale = die aktuellen Benutzer haben sich geändert, seit der Plan erstellt wurde: { $users }

report-stale-changed = `{ $field }` von `{ $user }` ist { $found }, nicht { $expected }

report-stale-empty = leer

report-stale-gone = `{ $user }` gibt es nicht mehr

report-stale-hint = erstellen Sie mit `enroll diff` einen neuen Plan

report-stale-hint-masked = erstellen Sie mit `enroll diff` einen neuen Plan; `--show-values full` zeigt hier die Werte

report-stale-taken = `{ $field }` von `{ $user }` hat schon `{ $other }`

report-stale-there = `{ $user }` gibt es schon

report-standard-input = Standardeingabe

report-standard-output = Standardausgabe

report-step-check = die Liste damit prüfen

report-step-check-then = danach die Liste damit prüfen

report-step-diff = ansehen, was sich ändern würde

report-step-export = die Datei zum Hochladen schreiben

report-step-export-without = die Datei zum Hochladen schreiben, ohne { $users ->
        [one] den Benutzer
       *[other] die { $users } Benutzer
    } mit Fehlern

report-step-fix = { $count ->
        [one] 1 Problem
       *[other] { $count } Probleme
    } automatisch beheben (mit * markiert)

report-step-map = die Spalten zuordnen

report-step-mark = die Probleme in einer Kopie markieren

report-step-save = den Plan zur Freigabe speichern

report-stops-accept = wenn es so gemeint ist, ergänzen Sie `{ $flags }`

report-template-no-list = `{ $field }` hat keine Auswahlliste: die Werte für `{ $key }` sind nicht angegeben; ergänzen Sie `--org { $key }=…`

report-template-separator = nicht in der Auswahlliste von `{ $field }`: { $values }, weil `{ $separator }` dort Werte trennt

report-template-wrote = { $columns ->
        [one] 1 Spalte
       *[other] { $columns } Spalten
    } in { $file } geschrieben, davon { $required } Pflichtspalten

report-the-file = die Datei

report-title-rows = { $title }, { $count ->
        [one] Zeile
       *[other] Zeilen
    } { $rows }

report-unwritable-encoding = enthält `{ $character }`, das es in { $encoding } nicht gibt

report-unwritable-nothing = kein Wert in einer der Spalten, die Zeile wäre also leer

report-unwritable-quotes = enthält einen { $character ->
       *[line-break] Zeilenumbruch
        [tab] Tabulator
    }, aber { $target } nimmt keine Zellen in Anführungszeichen an

report-unwritable-quotes-other = enthält `{ $character }`, aber { $target } nimmt keine Zellen in Anführungszeichen an

report-unwritable-separator = enthält `{ $separator }`, das die Werte einer Liste trennt

report-unwritable-several = mehrere Werte, aber eine Zelle kann nur einen haben

report-unwritable-space = beginnt oder endet mit einem Leerzeichen, das verloren ginge

report-unwritable-too-long = hat mehr als { $limit } Zeichen, so viele passen in eine Zelle einer Arbeitsmappe

report-verdict-clean = keine Probleme gefunden

report-verdict-errors = { $errors } Fehler

report-verdict-errors-and-warnings = { $errors } Fehler, { $warnings ->
        [one] 1 Warnung
       *[other] { $warnings } Warnungen
    }

report-verdict-need-work = { $failed ->
        [one] 1 von { $users } Benutzern muss bearbeitet werden
       *[other] { $failed } von { $users } Benutzern müssen bearbeitet werden
    }

report-verdict-nothing-checked = bevor das geklärt ist, lässt sich nichts prüfen

report-verdict-some-valid = { $what }; { $valid } können importiert werden

report-verdict-warnings = keine Fehler ({ $warnings ->
        [one] 1 Warnung
       *[other] { $warnings } Warnungen
    })

report-verdict-warnings-only = keine Fehler, { $warnings ->
        [one] 1 Warnung
       *[other] { $warnings } Warnungen
    }: alle Benutzer können importiert werden

report-verdict-whole-file = die Datei als Ganzes kann nicht importiert werden

report-verdict-whole-file-until-fixed = die Datei als Ganzes kann nicht importiert werden, bis das behoben ist

report-verdict-with-counts = { $what }: { $counts }

report-verdict-with-counts-short = { $file }: { $what } ({ $counts })

report-verdict-without-columns = Pflichtspalten fehlen

report-warning = Warnung

report-warnings-heading = { $count ->
        [one] 1 WARNUNG
       *[other] { $count } WARNUNGEN
    }

report-warnings-note = (diese Benutzer können importiert werden)

report-whole-rows = ganze Zeilen

report-wrote = `{ $file }` geschrieben

report-wrote-failed = `{ $file }` geschrieben: die Zeilen mit Fehlern; doppelte Werte werden nur in der ganzen Datei sicher gefunden

report-wrote-fixed = `{ $file }` geschrieben: { $cells ->
        [one] 1 Zelle
       *[other] { $cells } Zellen
    } behoben

report-wrote-kept-formulas = { $said }; { $cells ->
        [one] 1 Zelle
       *[other] { $cells } Zellen
    } mit Formel nicht geändert: berichtigen Sie die Formel

report-wrote-locked-filter = { $said }; das Blatt ist geschützt: heben Sie den Schutz auf, um den Filter zu nutzen

report-wrote-not-fixed = `{ $file }` geschrieben, ohne dass etwas zu beheben war

report-wrote-nothing = keine geprüfte Datei geschrieben: { $why }

report-wrote-nothing-invalid-file = keine Zeile kann importiert werden, solange die Datei als Ganzes einen Fehler hat: { $message } [{ $rule }]

report-wrote-nothing-lossy = ihr Text in { $encoding } lässt sich nicht unverändert zurückschreiben

report-wrote-nothing-no-column = das Blatt nutzt alle Spalten bis XFD, für eine weitere ist kein Platz

report-wrote-nothing-too-long = Zelle { $cell } hat mehr als { $most } Zeichen, mehr passen nicht in eine Zelle einer Arbeitsmappe

report-wrote-nothing-too-many-cells = Zeile { $row } hat mehr als 16.384 Zellen, mehr hat ein Blatt nicht
report-wrote-nothing-too-many-findings = sie hat mehr Befunde, als genannt werden, mehr mit `--max-findings`

report-wrote-nothing-too-many-rows = sie hat mehr als { $most } Zeilen, mehr hat ein Blatt nicht

report-wrote-nothing-unclosed-quote = ein Anführungszeichen schließt nie, daher sind ihre Zeilen nicht zu unterscheiden

report-wrote-valid = `{ $file }` geschrieben: die übrigen Zeilen; doppelte Werte werden nur in der ganzen Datei sicher gefunden

report-wrote-without-signature = { $said }; die digitale Signatur wurde entfernt, weil sich die Arbeitsmappe geändert hat

reused-key = { $key ->
        [address] diese Adresse
        [id] diese ID
        [number] diese Nummer
       *[value] dieser Wert
    } gehört zu `{ $known_as }`, Zeile { $row } der aktuellen Benutzer, und der Name hier ist ein anderer: prüfen Sie, zu wem die Zeile gehört

review-accepted = { $cells ->
        [one] 1 Zelle korrigiert
       *[other] { $cells } Zellen korrigiert
    }

review-but-not = { $said }, { $count } nicht: { $why }

review-checking = wird geprüft

review-column-row = Zeile

review-count-changes = { $count ->
        [one] 1 Änderung
       *[other] { $count } Änderungen
    }

review-count-errors = { $count } Fehler

review-count-skipped = { $count } übersprungen

review-count-users = { $count } Benutzer

review-count-warnings = { $count ->
        [one] 1 Warnung
       *[other] { $count } Warnungen
    }

review-formula = eine Formel liefert diesen Text: ändern Sie sie in der Arbeitsmappe, oder schreiben Sie mit `-o` eine CSV-Datei

review-formula-in-row = diese Zeile enthält eine Formel: löschen Sie sie in der Arbeitsmappe, oder schreiben Sie mit `-o` eine CSV-Datei

review-found = gefunden: { $number } von { $of }

review-help-title = Tasten (jede Taste führt zurück)

review-ignored = { $rule } wird ab jetzt ignoriert (u macht das rückgängig)

review-in-file = in der Datei

review-is-skipped = dieser Benutzer wird übersprungen (s nimmt das zurück)

review-key-accept = annehmen

review-key-accept-all = alle annehmen

review-key-accept-all-help = den Vorschlag für alle Zellen mit demselben Wert annehmen

review-key-accept-help = den Vorschlag annehmen

review-key-all = alle Benutzer

review-key-all-help = alle Benutzer zeigen, oder nur die mit diesem Problem

review-key-cancel = abbrechen

review-key-choose = wählen

review-key-done = fertig

review-key-edit = ändern

review-key-edit-help = die Zelle ändern

review-key-help = Hilfe

review-key-ignore = Regel ignorieren

review-key-ignore-help = die Regel dieses Problems ignorieren

review-key-leave-help = sofort beenden, Ungeschriebenes wird nächstes Mal angeboten

review-key-move-help = bewegen: rechts öffnet eine Art von Problem, links führt zurück

review-key-page-help = eine Seite auf oder ab, g und G gehen an die Enden

review-key-quit = beenden

review-key-quit-help = beenden, mit einer Frage, wenn etwas nicht geschrieben ist

review-key-recheck-help = die Liste noch einmal prüfen

review-key-redo-help = wiederherstellen

review-key-search = suchen

review-key-search-help = in allen Benutzern suchen, n und N: nächster, voriger

review-key-skip = überspringen

review-key-skip-all-help = alle Benutzer mit diesem Problem überspringen

review-key-skip-help = den Benutzer überspringen, oder das zurücknehmen

review-key-switch-help = zwischen Problemen und Benutzern wechseln

review-key-translate = übersetzen

review-key-translate-help = festlegen, was der Wert für alle bedeutet (Zuordnung)

review-key-undo = rückgängig

review-key-undo-help = rückgängig machen

review-key-write = schreiben

review-key-write-help = die korrigierte Liste schreiben

review-no-cell = hier ist keine Zelle

review-no-problems = keine Probleme gefunden

review-no-such-column = das Blatt dieser Zeile hat diese Spalte nicht

review-no-suggestion = hier gibt es keinen Vorschlag (e ändert die Zelle)

review-not-found = `{ $searched }` steht bei keinem Benutzer

review-not-in-encoding = die Datei ist { $encoding }, worin es nicht alle diese Zeichen gibt

review-not-written = nicht geschrieben: { $why }

review-nothing-to-redo = es gibt nichts wiederherzustellen

review-nothing-to-translate = hier ist kein Wert, der übersetzt werden könnte

review-nothing-to-undo = es gibt nichts rückgängig zu machen

review-question-meaning = { $value } bedeutet

review-question-quit = { $count ->
        [one] 1 Änderung ist nicht geschrieben: ohne sie beenden? (y beenden, w schreiben, n bleiben)
       *[other] { $count } Änderungen sind nicht geschrieben: ohne sie beenden? (y beenden, w schreiben, n bleiben)
    }

review-question-resume = { $count ->
        [one] 1 frühere Änderung wurde nicht geschrieben: noch einmal machen? (y ja, n nein)
       *[other] { $count } frühere Änderungen wurden nicht geschrieben: noch einmal machen? (y ja, n nein)
    }

review-question-save-mapping = auch die Zuordnung { $file } schreiben? (y ja, n nur die Liste, Esc nichts)

review-question-search = suchen

review-redone = { $changes ->
        [one] 1 Änderung wiederhergestellt
       *[other] { $changes } Änderungen wiederhergestellt
    }

review-replay-no-column = die Liste hat keine Spalte dafür

review-replay-no-key = die Änderung sagt nicht, wessen Zeile es ist

review-replay-no-rule = es gibt keine Regel `{ $rule }`

review-replay-nobody = kein Benutzer hat als { $field } `{ $value }`

review-replay-other-value = in der Zelle steht `{ $found }`, nicht `{ $expected }`

review-replay-several = { $users } Benutzer passen

review-skipped-all = { $users ->
        [one] 1 Benutzer wird übersprungen
       *[other] { $users } Benutzer werden übersprungen
    }

review-suggestion = Vorschlag

review-title-all = Alle Benutzer

review-title-errors = { $count } FEHLER

review-title-file = die Datei als Ganzes

review-title-problems = Probleme

review-title-users = Benutzer mit diesem Problem

review-title-warnings = { $count ->
        [one] 1 WARNUNG
       *[other] { $count } WARNUNGEN
    }

review-too-long = eine Zelle einer Arbeitsmappe fasst höchstens { $most } Zeichen

review-too-small = das Terminal ist zu klein: 60 Spalten und 16 Zeilen sind nötig

review-translated = `{ $from }` bedeutet für alle { $to }

review-undone = { $changes ->
        [one] 1 Änderung rückgängig gemacht
       *[other] { $changes } Änderungen rückgängig gemacht
    }

review-wrote = { $files } geschrieben

rule-ambiguous-column = mehrere Spalten könnten dasselbe Feld sein

rule-ambiguous-date = Tag und Monat lassen sich nicht unterscheiden

rule-archived-user = der Benutzer ist als archiviert markiert, aber dieser Vorgang archiviert niemanden

rule-bad-quoting = falsche oder falsch gesetzte Anführungszeichen

rule-calculated-value = Werte einer Spalte werden mit Formeln berechnet

rule-case-only-duplicate = derselbe Wert mit anderer Groß- und Kleinschreibung zählt als zwei Benutzer

rule-commented-row = eine Zeile beginnt mit dem Zeichen für einen Kommentar

rule-conflicting-values = widersprüchliche Werte

rule-csv-syntax = Anführungszeichen oder Trennzeichen der Datei wurden Teil eines Werts

rule-date-serial = die Zahl von Excel für ein Datum statt des Datums

rule-disallowed-domain = E-Mail-Domain ist nicht erlaubt

rule-display-name = mehr als die Adresse in einer Zelle für E-Mail-Adressen

rule-dragged-series = eine Zahl in den E-Mail-Adressen wächst von Zeile zu Zeile

rule-duplicate-combination = zwei Benutzer haben dieselben Werte in Feldern, die zusammen eindeutig sein müssen

rule-duplicate-email = doppelte E-Mail-Adresse

rule-duplicate-id = zwei Benutzer haben denselben Wert, der eindeutig sein muss

rule-duplicate-label = zwei Spalten haben dieselbe Überschrift

rule-duplicate-person = dieselbe Person steht zweimal in der Liste, mit zwei Adressen

rule-duplicate-row = zwei Zeilen sind gleich

rule-escaped-text = Buchstaben sind als Codes einer Webseite, einer E-Mail, eines Links oder eines Skripts geschrieben

rule-formula = der Wert würde in Excel als Formel ausgeführt

rule-formula-without-value = die Formel wurde nie berechnet

rule-full-name = der ganze Name steht in einem Feld für einen Namensteil

rule-garbled-text = Buchstaben wurden in der falschen Zeichencodierung gelesen und so gespeichert oder gingen verloren

rule-hidden-columns = eine Spalte ist in der Arbeitsmappe ausgeblendet

rule-hidden-rows = Benutzer stehen in ausgeblendeten Zeilen der Arbeitsmappe

rule-id-conflict = ID und E-Mail-Adresse gehören zu verschiedenen Benutzern

rule-immutable-change = das Feld lässt sich nicht ändern

rule-invalid-boolean = ein Ja/Nein-Feld enthält etwas, das das Zielsystem nicht erkennt

rule-invalid-date = kein gültiges Datum

rule-invalid-email = keine gültige E-Mail-Adresse

rule-invalid-language = kein gültiger Sprachcode

rule-invalid-path = kein gültiger Pfad

rule-invalid-phone = keine gültige Telefonnummer

rule-invisible-character = ein Wert enthält unsichtbare Zeichen

rule-leftover-example = Beispielzeile einer Vorlage

rule-list-notation = eine Liste in der Schreibweise eines Programms

rule-lookalike-character = ein Buchstabe eines anderen Alphabets, der wie ein lateinischer aussieht

rule-manager-cycle = Benutzer sind im Kreis ihre eigenen Vorgesetzten

rule-mangled-number = Excel hat eine ID oder eine Telefonnummer verändert

rule-merged-cells = eine Zelle gehört zu verbundenen Zellen und hat keinen eigenen Wert

rule-misplaced-email = eine E-Mail-Adresse steht in einem Feld für etwas anderes

rule-missing-column = eine Pflichtspalte wurde nicht gefunden

rule-missing-dependent-value = wegen eines anderen Felds oder einer Einstellung Pflichtangabe

rule-missing-root = der Pfad eines Bereichs beginnt nicht mit dem obersten Bereich

rule-missing-value = eine Pflichtzelle ist leer

rule-mixed-languages = die Spalte mischt Sprachen (Ja, Yes)

rule-name-mismatch = Namen und E-Mail-Adressen gehören nicht zusammen

rule-near-duplicate-group = der Name der Gruppe ist fast derselbe wie der einer anderen

rule-no-users = die Datei enthält keine Benutzer

rule-nul-byte = eine Zeile enthält ein NUL-Zeichen

rule-odd-name = ein Name enthält etwas, das nicht dazugehört

rule-outside-own-division = in diesen Bereich dürfen Sie nicht importieren

rule-pattern-mismatch = ein Wert entspricht nicht dem verlangten Muster

rule-placeholder-value = ein Platzhalter statt eines Werts

rule-private-address = eine private E-Mail-Adresse in einem Feld, das alle Benutzer sehen

rule-probable-rename = ein neuer Benutzer heißt wie ein aktueller, der in der Datei fehlt

rule-ragged-row = eine Zeile hat mehr oder weniger Zellen als die Zeile mit den Überschriften

rule-renamed-id = unbekannte ID oder umbenannte ID-Spalte

rule-repeated-header = eine Zeile wiederholt die Überschriften

rule-reused-key = die ID oder die Adresse gehört bisher einer anderen Person

rule-seat-by-default = Benutzer belegen einen Lizenzplatz, weil nichts das Gegenteil sagt

rule-second-table = eine zweite Tabelle steht unter der Liste

rule-several-values = mehrere Werte in einer Zelle für einen

rule-shared-mailbox = ein gemeinsames Postfach in einer Zeile für eine Person

rule-small-group = eine Gruppe hat zu wenige Mitglieder

rule-spaced-separator = Leerzeichen oder leere Einträge in einer Liste

rule-special-character = ein Zeichen, das das Zielsystem nicht annimmt

rule-spreadsheet-error = eine Formel der Tabelle ergab einen Fehler

rule-stopped-import = der Import würde so viel auf einmal ändern, dass `enroll apply` ihn anhält

rule-stray-whitespace = Leerzeichen am Anfang oder Ende

rule-suspicious-domain = Tippfehler in der E-Mail-Domain?

rule-swallowed-rows = ein Anführungszeichen, das in seiner Zelle nicht schließt, macht die Zeilen darunter zu einem Teil davon

rule-swapped-columns = Spalten sind anscheinend vertauscht

rule-text-became-date = ein Tabellenprogramm hat aus einem Text ein Datum gemacht

rule-too-few-seats = zu wenige Lizenzplätze

rule-too-many-rows = mehr Benutzer, als auf einmal hochgeladen werden können

rule-total-row = Zeile mit Summe oder Fußzeile

rule-truncated-value = Text vermutlich abgeschnitten

rule-unclosed-quote = ein Anführungszeichen schließt nie

rule-unfilled-row = eine Zeile einer Vorlage, die niemand ausgefüllt hat

rule-unknown-manager = der Vorgesetzte steht nicht in der Datei

rule-unknown-user = den zu löschenden Benutzer gibt es nicht

rule-unknown-value = der Wert steht nicht in der Liste Ihrer Organisation

rule-unlabelled-column = eine Spalte hat Werte, aber keine Überschrift

rule-unlikely-date = ein Datum, an dem niemand geboren, eingestellt oder archiviert wurde

rule-unmapped-column = eine Spalte wird nicht verwendet

rule-unreachable-domain = keine E-Mail von außen erreicht die Domain einer Adresse

rule-unreachable-user = der Benutzer hat weder E-Mail-Adresse noch Telefonnummer

rule-unread-sheet = ein anderes Blatt der Arbeitsmappe hat dieselben Überschriften und Benutzer und wird nicht gelesen

rule-unreadable-encoding = Zeichen, die sich nicht lesen lassen

rule-unseparated-list = die Liste hat das falsche Trennzeichen

rule-unused-name-part = ein Teil des Namens wird nicht verwendet

rule-value-not-allowed = der Wert ist nicht erlaubt

rule-value-too-long = der Wert ist zu lang

rule-wrong-delimiter = falsches Trennzeichen für das Zielsystem

rule-wrong-encoding = falsche Zeichencodierung

rule-wrong-format = das Zielsystem nimmt dieses Dateiformat nicht an

rule-wrong-label-case = die Überschrift muss klein geschrieben sein

seat-by-default-empty = { $users ->
        [one] 1 Benutzer hat hier keinen Wert, zählt als aktiv und belegt einen Lizenzplatz: schreiben Sie `{ $frees }` bei Benutzern, die keinen belegen sollen
       *[other] { $users } Benutzer haben hier keinen Wert, zählen als aktiv und belegen einen Lizenzplatz: schreiben Sie `{ $frees }` bei Benutzern, die keinen belegen sollen
    }

seat-by-default-no-column = keine Spalte `{ $header }`: alle Benutzer ({ $users }) zählen als aktiv und belegen einen Lizenzplatz, ergänzen Sie die Spalte mit `{ $frees }` bei Benutzern, die keinen belegen sollen

second-table = ab Zeile { $first } steht eine zweite Tabelle, keine Benutzer: Zeile übersprungen

several-values-addresses = mehrere E-Mail-Adressen in einer Zelle: behalten Sie eine

several-values-list = sieht aus wie eine Liste, aber nur ein Wert ist erlaubt

several-values-numbers = mehrere Telefonnummern in einer Zelle: behalten Sie eine

several-values-same-address = zweimal dieselbe E-Mail-Adresse in einer Zelle

shared-mailbox = sieht aus wie ein gemeinsames Postfach, aber `{ $header }` ist `{ $value }`

since-changed = { $cells ->
        [one] 1 Zelle ohne Problem wurde geändert
       *[other] { $cells } Zellen ohne Problem wurden geändert
    }

since-changed-cell = Zeile { $row }, { $column }: `{ $from }`, jetzt `{ $to }`

since-changed-more = { $more } weitere: --full

since-findings = seit { $file }: { $fixed ->
        [one] 1 Befund behoben
       *[other] { $fixed } Befunde behoben
    }, { $still } noch da, { $new } neu

since-not-compared = { $rows ->
        [one] 1 weitere Zeile wurde geändert und nicht Zelle für Zelle verglichen
       *[other] { $rows } weitere Zeilen wurden geändert und nicht Zelle für Zelle verglichen
    }

since-removed = { $removed ->
        [one] 1 Befund ist mit seiner Zeile entfallen
       *[other] { $removed } Befunde sind mit ihren Zeilen entfallen
    }

since-users = { $added ->
        [one] 1 Nutzer hinzugekommen
       *[other] { $added } Nutzer hinzugekommen
    }, { $removed } entfernt

skipped-row-asked = durch `--skip` übersprungen

skipped-row-exists = ist schon vorhanden und wird nicht geändert (`--existing skip`)

skipped-row-failed = die Zeile hat Fehler

skipped-row-immutable = `{ $field }` lässt sich nicht mehr ändern, wenn es einmal gesetzt ist

skipped-row-not-there = ist nicht vorhanden

skipped-row-read-only = `{ $field }` setzt nur { $target }, und dort steht ein anderer Wert

skipped-row-refused = { $assumed ->
        [yes] ist schon vorhanden, und { $target } ändert Benutzer vermutlich nicht durch einen Import
       *[no] ist schon vorhanden, und { $target } ändert Benutzer nicht durch einen Import
    }

skipped-row-taken-by-row = Zeile { $row } hat denselben Wert in `{ $field }`, der eindeutig sein muss

skipped-row-taken-by-user = `{ $user }` hat denselben Wert in `{ $field }`, der eindeutig sein muss

skipped-row-twice = ist derselbe Benutzer wie Zeile { $row }

skipped-row-unknown-id = hat einen Wert in `{ $field }`, den { $target } nicht vergeben hat

small-group = { $members ->
        [one] die Gruppe hat 1 Mitglied, braucht aber mindestens { $least }
       *[other] die Gruppe hat { $members } Mitglieder, braucht aber mindestens { $least }
    }
    .remedy = { remedy-more-members }

small-group-in-file = { $members ->
        [one] die Gruppe hat in dieser Datei 1 Mitglied, braucht aber mindestens { $least }
       *[other] die Gruppe hat in dieser Datei { $members } Mitglieder, braucht aber mindestens { $least }
    }
    .remedy = { remedy-more-members }

small-group-in-file-or-set = { $members ->
        [one] die Gruppe hat in dieser Datei 1 Mitglied, braucht aber mindestens { $least }
       *[other] die Gruppe hat in dieser Datei { $members } Mitglieder, braucht aber mindestens { $least }
    }
    .remedy = { remedy-more-members-or-set }

small-group-not-checked = braucht die kleinste Gruppengröße: `--org smallest_group=5`

small-group-or-set = { $members ->
        [one] die Gruppe hat 1 Mitglied, braucht aber mindestens { $least }
       *[other] die Gruppe hat { $members } Mitglieder, braucht aber mindestens { $least }
    }
    .remedy = { remedy-more-members-or-set }

spaced-separator-empty-item = leerer Eintrag in der Liste: ein `{ $separator }` zu viel

spaced-separator-spaces = entfernen Sie die Leerzeichen vor und nach dem Trennzeichen `{ $separator }`

special-character-address = vielleicht nimmt { $target } `{ $character }` in einer Adresse nicht an

special-character-assumed = enthält { $characters }, was { $target } hier vielleicht nicht annimmt

special-character-before-at = die meisten Mailsysteme nehmen `{ $character }` vor dem `@` nicht an

special-character-control = das Zeichen { $code }

special-character-listed = enthält { $characters }, was { $target } hier nicht annimmt

special-character-name = { $name ->
        [apostrophe] einen Apostroph
        [backtick] einen Gravis
        [comma] ein Komma
        [pipe] einen senkrechten Strich
        [quote] ein Anführungszeichen
        [semicolon] ein Semikolon
       *[space] ein Leerzeichen
    }

special-character-quoted = die meisten Mailsysteme nehmen Anführungszeichen vor dem `@` nicht an

special-character-shown = `{ $character }`

spreadsheet-error-narrow-column = die Spalte war zu schmal für den Wert: verbreitern Sie sie in Excel und speichern Sie die Datei neu

spreadsheet-error-result = die Formel in dieser Zelle ergab einen Fehler

stopped-import = { $reason } (falls das so gewollt ist, führen Sie es mit `{ $flag }` aus)

stopped-import-cut-off = die Datei sieht abgeschnitten aus, und Benutzer, die darin fehlen, würden entfernt: { $why ->
        [full] sie endet mit Zeile { $row }, bei der ein Blatt voll ist
       *[short] ihre letzte Zeile, { $row }, hat weniger Zellen als die davor
    }

stopped-import-emptied-groups = der Plan nimmt alle Benutzer aus { $number ->
        [one] der Gruppe { $groups }
       *[other] { $number } Gruppen heraus: { $groups }{ $more ->
            [0] {""}
           *[other] { " " }und { $more } weitere
        }
    }

stopped-import-for-good = { $reason }

stopped-import-identities = der Plan gibt { $number } von { $users } Benutzern zugleich einen anderen Namen und eine andere Adresse: prüfen Sie, ob { $keys } noch zur selben Person gehört

stopped-import-identities-apart = der Plan gibt { $number } von { $users } Benutzern { $names } eines anderen Benutzers: { $fields ->
        [one] diese Spalte wurde anscheinend
       *[other] diese Spalten wurden anscheinend
    } ohne die übrigen sortiert

stopped-import-identities-key-apart = der Plan gibt { $number } von { $users } Benutzern die Werte eines anderen Benutzers: die Spalte { $key } wurde anscheinend ohne die übrigen sortiert

stopped-import-key-changes = der Plan ändert bei { $number } von { $users } Benutzern { $keys }, das sind { $share }

stopped-import-more-than-half = { $percent } % und mehr als die Hälfte

stopped-import-nobody-left = mit dem Plan bliebe niemand übrig: er entfernt alle { $removals } Benutzer

stopped-import-protected = der Plan entfernt `{ $user }`{ $others ->
        [0] {""}
        [one] { " " }und 1 weiteren Benutzer
       *[other] { " " }und { $others } weitere Benutzer
    }, obwohl die Zuordnung das verbietet

stopped-import-removals = der Plan entfernt { $removals } von { $users } Benutzern, das sind { $share }

stopped-import-renames = der Plan legt { $renames } Benutzer an, die wie aktuelle Benutzer unter anderem Namen oder anderer Adresse aussehen: von { $users } Benutzern sind das { $share }, und sie wären doppelt vorhanden

stopped-import-seats = der Plan belegt { $taken } Lizenzplätze, und die Lizenz hat { $seats }: { $missing } zu wenig

stopped-import-share = { $percent } % und mehr als { $usual } %

stopped-import-unread-sheets = { $count ->
        [one] das Blatt { $sheets } hat dieselben Überschriften und { $users ->
            [one] 1 Benutzer
           *[other] { $users } Benutzer
        }, wird aber nicht gelesen
       *[other] die Blätter { $sheets } haben dieselben Überschriften und { $users } Benutzer, werden aber nicht gelesen
    }: Benutzer, die zu fehlen scheinen, stehen vielleicht dort, `--sheet all` liest sie

stray-whitespace-after = Leerzeichen am Ende

stray-whitespace-around = Leerzeichen am Anfang und am Ende

stray-whitespace-before = Leerzeichen am Anfang

stray-whitespace-only = enthält nur Leerzeichen

suspicious-domain-allowed = Domain vermutlich falsch geschrieben: `{ $domain }` gehört nicht zu den erlaubten, ähnelt aber einer davon

suspicious-domain-others = Domain vermutlich falsch geschrieben: { $users } Benutzer haben `{ $usual }`

suspicious-domain-service = Domain vermutlich falsch geschrieben: meinten Sie `{ $usual }`?

swallowed-rows = { $rows ->
        [one] ein Anführungszeichen, das in Spalte { $column } öffnet, macht die nächste Zeile zu einem Teil dieser Zelle: { $users } (Zeile { $first }), schließen Sie es am Ende der Zelle
       *[other] ein Anführungszeichen, das in Spalte { $column } öffnet, macht die nächsten { $rows } Zeilen zu einem Teil dieser Zelle: { $users } (Zeilen { $first } bis { $last }), schließen Sie es am Ende der Zelle
    }

swapped-columns = wird für `{ $field }` verwendet, aber { $count } von { $total } Werten sind { $kind ->
       *[date] Daten
        [email] E-Mail-Adressen
        [phone] Telefonnummern
    }: vielleicht sind zwei Spalten vertauscht

text-became-date = vermutlich ein Text, aus dem Excel ein Datum gemacht hat: sehen Sie im Quellsystem nach

too-few-seats = { $users ->
        [one] 1 Benutzer braucht einen Lizenzplatz, aber die Lizenz hat { $seats }
       *[other] { $users } Benutzer brauchen einen Lizenzplatz, aber die Lizenz hat { $seats }
    }
    .remedy = erwerben Sie mehr Lizenzplätze, oder berichtigen Sie `seats` unter `[org]`

too-few-seats-not-checked = braucht die Zahl der Lizenzplätze: `--org seats=100`

too-many-rows = { $users } Benutzer, aber { $target } nimmt nur { $limit } auf einmal an: teilen Sie die Liste auf

total-row-end-mark = eine Markierung für das Dateiende und kein Benutzer: Zeile übersprungen

total-row-footer = sieht aus wie eine Fußzeile und nicht wie ein Benutzer: Zeile übersprungen

total-row-total = sieht aus wie eine Summe und nicht wie ein Benutzer: Zeile übersprungen

truncated-value = genau { $length } Zeichen: vermutlich abgeschnitten, prüfen Sie das Ende

unclosed-quote = { $lines ->
        [0] hier öffnet ein Anführungszeichen, das nie schließt: alles danach wurde zu einer einzigen Zelle
        [one] hier öffnet ein Anführungszeichen, das nie schließt: die Zeile darunter wurde Teil der Zelle
       *[other] hier öffnet ein Anführungszeichen, das nie schließt: { $lines } Zeilen darunter wurden Teil der Zelle
    }

unfilled-row = { $rows ->
        [one] nichts in der Zeile bezeichnet eine Person, etwa ein Name oder eine Adresse: Zeile { $first } wird übersprungen
       *[other] in { $rows } Zeilen bezeichnet nichts eine Person, etwa ein Name oder eine Adresse: die Zeilen { $first } bis { $last } werden übersprungen
    }

unknown-manager = kein Benutzer der Datei hat diesen Wert in { $columns }

unknown-manager-column = Spalte { $column }

unknown-manager-header = `{ $header }` (Spalte { $column })

unknown-manager-no-column = kein Benutzer der Datei hat diesen Wert in `{ $field }`

unknown-manager-not-checked = braucht die aktuellen Benutzer: `--current FILE`

unknown-user = kein aktueller Benutzer hat { $key ->
        [address] diese Adresse
        [id] diese ID
        [number] diese Nummer
       *[value] diesen Wert
    }, daher würde nichts gelöscht

unknown-user-by-id = kein aktueller Benutzer hat diese Adresse, und die ID ist die aus Zeile { $row } der aktuellen Benutzer: prüfen Sie, was von beidem stimmt

unknown-user-several-keys = kein aktueller Benutzer hat diese Werte in { $headers }, daher würde nichts gelöscht

unknown-value = steht nicht in Ihrer Liste der { $list ->
       *[divisions] Bereiche
        [groups] Gruppen
        [roles] Rollen
    }
    .remedy = ergänzen Sie `{ $value }` in { $list ->
       *[divisions] `divisions`
        [groups] `groups`
        [roles] `roles`
    } unter `[org]`, oder berichtigen Sie den Wert in der Datei

unknown-value-header = die Überschrift `{ $header }` steht nicht in Ihrer Liste der { $list ->
       *[divisions] Bereiche
        [groups] Gruppen
        [roles] Rollen
    }

unknown-value-spelling = in Ihrer Liste der { $list ->
       *[divisions] Bereiche
        [groups] Gruppen
        [roles] Rollen
    } anders geschrieben

unlabelled-column = { $rows ->
        [one] hat keine Überschrift, aber einen Wert in Zeile { $first_row }
       *[other] hat keine Überschrift, aber Werte in { $rows } Zeilen (zuerst in Zeile { $first_row })
    }

unlikely-date-archiving = liegt Jahre in der Zukunft: vor diesem Tag wird der Benutzer nicht archiviert

unlikely-date-birth = kein wahrscheinliches Geburtsdatum: es liegt in der Zukunft, oder die Person wäre ein Kind

unlikely-date-early = kein wahrscheinliches Datum: es liegt vor 1900

unlikely-date-entry = kein wahrscheinliches Eintrittsdatum: es liegt Jahre in der Zukunft

unmapped-column-system-id = nicht verwendet: eine Spalte mit IDs des Zielsystems muss ihre Überschrift behalten

unmapped-column-unused = nicht verwendet: ihre Zellen werden nicht geprüft

unreachable-domain-ending = keine Domain endet auf `.{ $ending }`

unreachable-domain-guest = der Kontoname eines Gasts und keine E-Mail-Adresse

unreachable-domain-inside = Domains, die auf `.{ $ending }` enden, gibt es nur innerhalb eines Netzwerks: E-Mails von außen kommen nicht an

unreachable-user = eine der Angaben { $headers } ist nötig, und alle sind leer

unreachable-user-only-column = leer, aber Pflichtangabe: die Datei hat keine andere Spalte, die sie ersetzen könnte

unread-sheet = { $users ->
        [one] das Blatt `{ $sheet }` hat dieselben Überschriften und 1 Benutzer, wird aber nicht gelesen: `--sheet all` liest es mit
       *[other] das Blatt `{ $sheet }` hat dieselben Überschriften und { $users } Benutzer, wird aber nicht gelesen: `--sheet all` liest es mit
    }

unreadable-encoding = enthält Bytes, die sich nicht als { $encoding } lesen lassen

unseparated-list = sieht aus wie eine Liste, aber zwischen Werten muss `{ $separator }` stehen
    .remedy = hat die ganze Spalte ein anderes Trennzeichen: `--set { $field }.separator=...`

unseparated-list-cut = die Zuordnung führt `{ $listed }` als einen Wert auf, aber das Trennzeichen `{ $separator }` zerlegt ihn: verwenden Sie ein anderes Trennzeichen und legen Sie es mit `--set { $field }.separator=...` fest

unused-name-part-lost = Teil des Namens, wird aber nicht verwendet und ginge daher verloren

unused-name-part-move = Teil des Namens, wird aber nicht verwendet und ginge daher verloren: fügen Sie ihn zu `{ $header }` hinzu

value-not-allowed = kein erlaubter Wert: verwenden Sie { $allowed }
    .remedy = { remedy-translate-value }

value-not-allowed-assumed = die Dokumentation des Herstellers erwähnt diesen Wert nicht: vielleicht wird er nicht erkannt

value-not-allowed-mark = muss `{ $mark }` oder leer sein

value-too-long = { $length } Zeichen, aber höchstens { $limit } sind erlaubt

wrong-delimiter = zwischen den Zellen stehen { $found }, aber { $target } braucht { $allowed }: speichern Sie die Datei damit neu

wrong-delimiter-commas = Kommas

wrong-delimiter-control = das Zeichen { $code }

wrong-delimiter-other = `{ $character }`

wrong-delimiter-pipes = senkrechte Striche

wrong-delimiter-semicolons = Semikolons

wrong-delimiter-spaces = Leerzeichen

wrong-delimiter-tabs = Tabulatoren

wrong-encoding-guess = als { $found } gelesen, was geraten ist: sehen Namen falsch aus, verwenden Sie `--encoding`

wrong-encoding-mark = beginnt mit einer Bytereihenfolge-Markierung: speichern Sie die Datei als UTF-8 ohne BOM

wrong-encoding-no-mark = beginnt ohne Bytereihenfolge-Markierung: speichern Sie die Datei als CSV UTF-8 mit BOM

wrong-encoding-rival = als { $found } gelesen ({ $words }), könnte aber { $other } sein ({ $others }): trifft das zu, verwenden Sie `--encoding { $other }`

wrong-encoding-save-other = die Zeichencodierung ist { $found }, aber { $target } braucht { $allowed }: speichern Sie die Datei in dieser Codierung

wrong-encoding-save-utf-8 = die Zeichencodierung ist { $found }, aber { $target } braucht { $allowed }: speichern Sie die Datei als CSV UTF-8

wrong-format = die Datei ist { $found }, aber { $target } nimmt { $allowed } an: `enroll export` schreibt eine solche Datei

wrong-label-case-not-own = keine Überschrift des Zielsystems, dessen Überschriften klein geschrieben sind

wrong-label-case-upper = Überschriften müssen klein geschrieben sein
