# Ce que lit la personne à qui appartient le tableau, en français. docs/contributing.md, "Add a message", dit comment s'écrit un message.
# Les messages sont classés par nom. Devant « : », « ? » et « % » se trouve un espace insécable.
#
# Vouvoiement. Les mots, toujours les mêmes :
#   row ligne · column colonne · cell cellule · header en-tête · field champ · value valeur · sheet feuille · workbook classeur
#   error erreur · warning avertissement · finding constat · rule règle · profile profil · mapping correspondance · file fichier · list liste
#   user utilisateur · current users utilisateurs actuels · group groupe · division division · seat licence · target system système cible
#   delimiter, separator séparateur · encoding encodage · space espace · typo faute de frappe · skipped ignoré
#   create créer · update modifier · archive archiver · delete supprimer · remove retirer · plan plan · template modèle

ambiguous-column-headers = { $columns } pourraient chacune être `{ $field }` : précisez laquelle avec `--set { $field }=HEADER`

ambiguous-column-named = `{ $header }` (colonne { $column })

ambiguous-column-same-header = les colonnes { $columns } ont le même en-tête et pourraient chacune être `{ $field }` : précisez laquelle avec `--set { $field }.column=LETTER`

ambiguous-date-both-orders = { $day_first ->
        [one] { $day_first } date ne peut avoir que le jour
        [many] { $day_first } de dates ne peuvent avoir que le jour
       *[other] { $day_first } dates ne peuvent avoir que le jour
    } en premier et { $month_first ->
        [one] { $month_first } date
        [many] { $month_first } de dates
       *[other] { $month_first } dates
    } que le mois : quel est l'ordre des autres ?
    .remedy = { remedy-date-format }

ambiguous-date-day-first = { $count ->
        [one] { $count } date a le jour en premier, mais le format est { $formats }
        [many] { $count } de dates ont le jour en premier, mais le format est { $formats }
       *[other] { $count } dates ont le jour en premier, mais le format est { $formats }
    }
    .remedy = { remedy-date-format }

ambiguous-date-either = { $count ->
        [one] { $count } date pourrait avoir le jour ou le mois en premier, et aucune autre date de la colonne ne permet de trancher
        [many] { $count } de dates pourraient avoir le jour ou le mois en premier, et aucune autre date de la colonne ne permet de trancher
       *[other] { $count } dates pourraient avoir le jour ou le mois en premier, et aucune autre date de la colonne ne permet de trancher
    }
    .remedy = { remedy-date-format }

ambiguous-date-month-first = { $count ->
        [one] { $count } date a le mois en premier, mais le format est { $formats }
        [many] { $count } de dates ont le mois en premier, mais le format est { $formats }
       *[other] { $count } dates ont le mois en premier, mais le format est { $formats }
    }
    .remedy = { remedy-date-format }

archived-user = d'après cette colonne, l'utilisateur est archivé, mais l'opération `{ $operation }` n'archive personne : la colonne n'est pas prise en compte

bad-quoting-all-rows = chaque ligne est entièrement entre guillemets et forme une seule cellule : retirez les guillemets autour des lignes, afin que `{ $delimiter }` sépare les { $cells } colonnes

bad-quoting-backslash = une barre oblique inverse ne protège pas un guillemet dans un fichier CSV (colonne { $column }) : doublez le guillemet

bad-quoting-behind = texte après un guillemet fermant dans la colonne { $column } : les programmes le lisent différemment

bad-quoting-inside = un guillemet dans une cellule sans guillemets, colonne { $column } : les programmes le lisent différemment

bad-quoting-other-quotes = des cellules sont entre { $open } et { $close } : un fichier CSV n'admet que des guillemets doubles droits (")

bad-quoting-swallowed = { $lines ->
        [one] un guillemet ouvert sur cette ligne ne se ferme que sur la suivante : elle a été lue comme une partie de la cellule
        [many] un guillemet ouvert sur cette ligne ne se ferme que { $lines } de lignes plus bas : elles ont été lues comme une partie de la cellule
       *[other] un guillemet ouvert sur cette ligne ne se ferme que { $lines } lignes plus bas : elles ont été lues comme une partie de la cellule
    }

bad-quoting-unsplit-sheet = chaque ligne tient dans une seule cellule : séparez les { $cells } colonnes au `{ $delimiter }` (dans Excel : Données, Convertir)

bad-quoting-unsplit-text = chaque ligne a été lue comme une seule cellule : `{ $delimiter }` sépare les { $cells } colonnes, essayez `--delimiter "{ $delimiter }"`

bad-quoting-whole-row = toute la ligne est entre guillemets et forme une seule cellule : retirez les guillemets qui l'entourent

baseline-known = { $all ->
        [one] { $all } constat
        [many] { $all } de constats
       *[other] { $all } constats
    }, dont { $known ->
        [one] { $known } connu
        [many] { $known } de connus
       *[other] { $known } connus
    } par { $file }, { $new ->
        [one] { $new } nouveau
        [many] { $new } de nouveaux
       *[other] { $new } nouveaux
    }

calculated-value = { $formulas ->
        [one] { $formulas } formule : la dernière valeur calculée est utilisée
        [many] { $formulas } de formules : les dernières valeurs calculées sont utilisées
       *[other] { $formulas } formules : les dernières valeurs calculées sont utilisées
    }

case-only-duplicate = ne diffère de la ligne { $row } que par les majuscules et les minuscules, et compte donc pour un autre utilisateur

case-only-duplicate-seats = ne diffère de la ligne { $row } que par les majuscules et les minuscules, et compte donc pour un autre utilisateur, qui occupe sa propre licence

case-only-duplicate-several = ne diffère de la ligne { $row } que par les majuscules et les minuscules : { $rows } lignes l'ont

commented-row-comment = un commentaire et non un utilisateur (`{ $mark }` au début) : ligne ignorée

commented-row-user = commence par `{ $mark }` : si cet utilisateur est mis en commentaire, supprimez la ligne, sinon supprimez ce signe

condition-field = `{ $header }` vaut `{ $value }`

condition-setting = le paramètre `{ $setting }` vaut `{ $value }`

conflicting-values = n'a de sens que si { $conditions }

conflicting-values-of-id = l'identifiant `{ $id }` a deux valeurs : `{ $first }` et `{ $second }`

conflicting-values-order = a les identifiants de `{ $header }` dans un autre ordre : on y trouve `{ $ids }`

conflicting-values-other-ids = a d'autres identifiants que `{ $header }` : on y trouve `{ $ids }`

conflicting-values-same-pair = a deux fois la même paire : `{ $id }`

csv-syntax-quotes = les guillemets font maintenant partie de la valeur

csv-syntax-quotes-behind-space = les guillemets font maintenant partie de la valeur, à cause de l'espace qui les précède

csv-syntax-tail = se termine par des séparateurs en trop `{ $separator }`

csv-syntax-tail-tab = se termine par des tabulations en trop

date-serial = le nombre par lequel Excel enregistre une date : écrivez la date au format { $formats }

disallowed-domain = le domaine `{ $domain }` ne fait pas partie des domaines autorisés

display-name = seule l'adresse doit figurer ici, sans le nom

display-name-quotes = seule l'adresse doit figurer ici, sans les guillemets

dragged-series-domain = le nombre dans le domaine augmente de ligne en ligne, de { $from } à la ligne { $first } jusqu'à { $to } à la ligne { $last } : la cellule a probablement été étirée vers le bas

dragged-series-name = le nombre avant le `@` augmente de ligne en ligne, de { $from } à la ligne { $first } jusqu'à { $to } à la ligne { $last }, et le nom reste le même : la cellule a probablement été étirée vers le bas

duplicate-combination = { $rows ->
        [2] mêmes { $fields } qu'à la ligne { $row }, alors qu'ils doivent être uniques ensemble
        [one] mêmes { $fields } qu'à la ligne { $row }, alors qu'ils doivent être uniques ensemble
        [many] mêmes { $fields } qu'à la ligne { $row }, alors qu'ils doivent être uniques ensemble : { $rows } de lignes les partagent
       *[other] mêmes { $fields } qu'à la ligne { $row }, alors qu'ils doivent être uniques ensemble : { $rows } lignes les partagent
    }

duplicate-email = { $rows ->
        [2] même adresse qu'à la ligne { $row }
        [one] même adresse qu'à la ligne { $row }
        [many] même adresse qu'à la ligne { $row } : { $rows } de lignes la partagent
       *[other] même adresse qu'à la ligne { $row } : { $rows } lignes la partagent
    }

duplicate-email-other-spelling = { $rows ->
        [2] même adresse qu'à la ligne { $row }, à l'orthographe près
        [one] même adresse qu'à la ligne { $row }, à l'orthographe près
        [many] même adresse qu'à la ligne { $row }, à l'orthographe près : { $rows } de lignes la partagent
       *[other] même adresse qu'à la ligne { $row }, à l'orthographe près : { $rows } lignes la partagent
    }

duplicate-id = { $rows ->
        [2] même valeur qu'à la ligne { $row }, alors qu'elle doit être unique
        [one] même valeur qu'à la ligne { $row }, alors qu'elle doit être unique
        [many] même valeur qu'à la ligne { $row }, alors qu'elle doit être unique : { $rows } de lignes la partagent
       *[other] même valeur qu'à la ligne { $row }, alors qu'elle doit être unique : { $rows } lignes la partagent
    }

duplicate-id-other-spelling = { $rows ->
        [2] même valeur qu'à la ligne { $row }, à l'orthographe près, alors qu'elle doit être unique
        [one] même valeur qu'à la ligne { $row }, à l'orthographe près, alors qu'elle doit être unique
        [many] même valeur qu'à la ligne { $row }, à l'orthographe près, alors qu'elle doit être unique : { $rows } de lignes la partagent
       *[other] même valeur qu'à la ligne { $row }, à l'orthographe près, alors qu'elle doit être unique : { $rows } lignes la partagent
    }

duplicate-label-ambiguous = même en-tête que la colonne { $first } : impossible de savoir laquelle utiliser

duplicate-label-harmless = même en-tête que la colonne { $first }

duplicate-person-mailbox = { $rows ->
        [2] mène à la même boîte aux lettres que l'adresse de la ligne { $row }
        [one] mène à la même boîte aux lettres que l'adresse de la ligne { $row }
        [many] mène à la même boîte aux lettres que l'adresse de la ligne { $row } ({ $rows } de lignes en tout)
       *[other] mène à la même boîte aux lettres que l'adresse de la ligne { $row } ({ $rows } lignes en tout)
    } : probablement deux fois la même personne

duplicate-person-name = la ligne { $row } a le même nom et le même service avec une autre adresse : peut-être deux fois la même personne

duplicate-row = { $rows ->
        [2] identique à la ligne { $row } dans chaque cellule : supprimez l'une des deux
        [one] identique à la ligne { $row } dans chaque cellule : supprimez l'une des deux
        [many] identique à la ligne { $row } dans chaque cellule : n'en gardez qu'une sur { $rows } de lignes
       *[other] identique à la ligne { $row } dans chaque cellule : n'en gardez qu'une sur { $rows } lignes
    }

escaped-text = { $notation ->
        [link] écrit comme dans l'adresse d'une page web
        [mail] écrit comme dans la source d'un e-mail
        [mail-header] écrit comme dans l'en-tête technique d'un e-mail
        [print] contient deux lettres en un seul caractère, comme dans un texte imprimé
        [script] écrit comme dans un script ou une base de données
        [web-page] écrit comme dans la source d'une page web
       *[workbook] écrit comme dans le XML d'un classeur
    }

finding-of-row = ligne { $row } : { $findings }

finding-placed = { $place } : { $sentence }

finding-warning = avertissement : { $finding }
findings-not-kept = cite { $most ->
        [one] le premier constat
        [many] les { $most } premiers constats
       *[other] les { $most } premiers constats
    } et en compte { $count } de plus, davantage avec `--max-findings`

formula-apostrophe = commence par une apostrophe, qu'Excel place devant une formule : elle ferait partie de la valeur

formula-start = commence comme une formule : Excel l'exécuterait

formula-without-value = Excel n'a pas calculé cette formule : ouvrez et enregistrez le fichier dans Excel, puis vérifiez-le à nouveau

full-name = contient le nom complet, alors que seul le { $name ->
        [first] prénom
       *[last] nom de famille
    } doit figurer ici

garbled-text-header = caractères illisibles : l'en-tête a été lu un jour avec le mauvais encodage

garbled-text-header-lost-letter = une lettre de l'en-tête a été perdue : cherchez-la dans le système source

garbled-text-lost-letter = une lettre a été perdue lors d'un export précédent : cherchez-la dans le système source

garbled-text-question-mark = une lettre a été perdue et remplacée par un point d'interrogation : cherchez-la dans le système source

garbled-text-wrong-encoding = caractères illisibles : le texte a été lu un jour avec le mauvais encodage

hidden-columns-mapped = masquée dans le classeur, mais ses valeurs sont utilisées

hidden-columns-unused = masquée dans le classeur, mais visible dans le fichier annoté

hidden-rows-file = { $count ->
        [one] { $count } utilisateur sur { $users } est sur une ligne masquée et sera importé comme les autres : ligne { $rows }
        [many] { $count } d'utilisateurs sur { $users } sont sur des lignes masquées et seront importés comme les autres : lignes { $rows }
       *[other] { $count } utilisateurs sur { $users } sont sur des lignes masquées et seront importés comme les autres : lignes { $rows }
    }

hidden-rows-filter = { $count ->
        [one] un filtre masque { $count } utilisateur sur { $users }, qui sera importé comme les autres : ligne { $rows }
        [many] un filtre masque { $count } d'utilisateurs sur { $users }, qui seront importés comme les autres : lignes { $rows }
       *[other] un filtre masque { $count } utilisateurs sur { $users }, qui seront importés comme les autres : lignes { $rows }
    }

hidden-rows-row = cette ligne est masquée

id-conflict = appartient à deux utilisateurs différents : { $first_key ->
        [address] l'adresse est celle
        [id] l'identifiant est celui
        [number] le numéro est celui
       *[value] la valeur est celle
    } de la ligne { $first_row } des utilisateurs actuels, { $other_key ->
        [address] l'adresse celle
        [id] l'identifiant celui
        [number] le numéro celui
       *[value] la valeur celle
    } de la ligne { $other_row }

immutable-change = ne peut pas être modifié : la ligne { $row } des utilisateurs actuels a une autre valeur pour cet utilisateur

invalid-boolean-assumed = la documentation de l'éditeur ne mentionne pas cette valeur : elle ne sera peut-être pas reconnue

invalid-boolean-neither = ni oui ni non
    .remedy = { remedy-translate-value }

invalid-boolean-opposite = serait lu comme { $meaning ->
        [yes] oui
       *[no] non
    }, comme tout texte qui n'est pas reconnu
    .remedy = { remedy-translate-value }

invalid-boolean-spelling = valeur non reconnue : utilisez { $allowed }
    .remedy = { remedy-translate-value }

invalid-date-form = pas une date : écrivez-la au format { $formats }

invalid-date-no-such-day = cette date n'existe pas

invalid-email-angle-bracket = seule l'adresse doit figurer ici, sans le nom

invalid-email-at-in-words = adresse e-mail non valide : écrivez `@` au lieu du mot qui le désigne

invalid-email-character = adresse e-mail non valide : elle contient un caractère interdit

invalid-email-comma = adresse e-mail non valide : virgule dans le domaine

invalid-email-domain-too-long = adresse e-mail non valide : le domaine est trop long

invalid-email-dot-after-at = adresse e-mail non valide : point juste après le `@`

invalid-email-dot-before-at = adresse e-mail non valide : point juste avant le `@`

invalid-email-ends-with-dot = adresse e-mail non valide : elle se termine par un point

invalid-email-invisible = adresse e-mail non valide : elle contient un caractère invisible

invalid-email-ip-address = adresse e-mail non valide : adresse IP au lieu d'un domaine

invalid-email-local-too-long = adresse e-mail non valide : plus de 64 caractères avant le `@`

invalid-email-no-at = adresse e-mail non valide : le `@` manque

invalid-email-no-ending = adresse e-mail non valide : le domaine n'a pas d'extension comme `.com`

invalid-email-no-such-domain = adresse e-mail non valide : le domaine n'est pas valide

invalid-email-nothing-after-at = adresse e-mail non valide : rien après le `@`

invalid-email-nothing-before-at = adresse e-mail non valide : rien avant le `@`

invalid-email-several-ats = adresse e-mail non valide : plusieurs `@`

invalid-email-space = adresse e-mail non valide : elle contient un espace

invalid-email-starts-with-dot = adresse e-mail non valide : elle commence par un point

invalid-email-too-long = adresse e-mail non valide : plus de 254 caractères

invalid-email-two-dots = adresse e-mail non valide : deux points de suite

invalid-language-case = code de langue avec des majuscules ou des minuscules incorrectes

invalid-language-country = code de pays au lieu d'un code de langue

invalid-language-name = utilisez le code de la langue au lieu de son nom

invalid-language-not-a-code = pas un code de langue comme `de` ou `de-DE`

invalid-language-region = pas un code de langue et de pays comme `de-DE`

invalid-language-three-letters = utilisez le code de langue à deux lettres

invalid-language-underscore = écrivez un trait d'union entre la langue et le pays, et non `_`

invalid-path-empty-level = un niveau du chemin n'a pas de nom

invalid-path-outer-slash = ne doit ni commencer ni se terminer par `/`

invalid-path-separator = utilisez `/` entre les niveaux au lieu de `{ $separator }`

invalid-path-spaces = retirez les espaces autour de `/`

invalid-phone-character = numéro de téléphone non valide : il contient un caractère interdit

invalid-phone-e164-no-country-code = le numéro de téléphone doit commencer par `+` et l'indicatif du pays

invalid-phone-e164-not-only-digits = seuls des chiffres peuvent suivre le `+`, sans espaces

invalid-phone-e164-zero-country-code = numéro de téléphone non valide : aucun indicatif de pays ne commence par 0

invalid-phone-e164-zeros-for-plus = écrivez `+` au lieu de `00` devant l'indicatif du pays

invalid-phone-letters = numéro de téléphone non valide : il contient des lettres

invalid-phone-no-digit = numéro de téléphone non valide : aucun chiffre

invalid-phone-no-such-number = numéro de téléphone non valide : aucun pays n'a un tel numéro

invalid-phone-not-of-country = numéro de téléphone non valide dans ce pays : { $country }

invalid-phone-plus-inside = numéro de téléphone non valide : `+` n'est autorisé qu'au début

invalid-phone-plus-missing = numéro de téléphone non valide : le `+` devant l'indicatif du pays manque

invalid-phone-point-zero = numéro de téléphone non valide : un programme en a fait un nombre et a ajouté `.0`

invalid-phone-prefix-missing = numéro de téléphone non valide : `{ $prefix }`, ou `+` et l'indicatif du pays, manque au début

invalid-phone-too-few-digits = numéro de téléphone non valide : pas assez de chiffres

invalid-phone-too-many-digits = numéro de téléphone non valide : trop de chiffres

invalid-phone-zero-after-country-code = numéro de téléphone non valide : retirez le 0 après l'indicatif du pays

invisible-character-line-break = contient un saut de ligne

invisible-character-line-break-and-others = contient un saut de ligne et d'autres caractères invisibles

invisible-character-name = { $name ->
        [byte-order-mark] une marque d'ordre des octets
        [control] un caractère de contrôle
        [direction-mark] une marque de sens d'écriture
        [no-break-space] un espace insécable
        [soft-hyphen] un trait d'union conditionnel
        [tab] une tabulation
        [unusual-blank] un espace inhabituel
        [word-joiner] un caractère qui empêche la coupure
        [zero-width-joiner] un liant sans chasse
        [zero-width-space] un espace sans chasse
       *[without-shape] un caractère invisible
    }

invisible-character-only = semble vide, mais contient des caractères invisibles

invisible-character-several = contient { $character } ({ $code }) et d'autres caractères invisibles

invisible-character-single = contient { $character } ({ $code }), qui ne se voit pas

invisible-character-space = contient { $character } ({ $code }) au lieu d'un espace normal

leftover-example = ressemble à l'exemple d'un modèle : ligne ignorée

list-and = { $before }, { $after }

list-and-last = { $before } et { $after }

list-item = { $item }

list-more = { $count ->
        [one] { $count } autre
        [many] { $count } d'autres
       *[other] { $count } autres
    }

list-notation-list = une liste avec des crochets, des guillemets ou des signes d'un programme, qui feraient partie des valeurs

list-notation-object = un objet tel qu'un programme l'écrit : n'exportez que le nom

list-notation-path = le chemin d'un objet dans un annuaire : n'exportez que le nom

list-notation-path-cut = le chemin d'un objet dans un annuaire, que le séparateur `{ $separator }` coupe en { $parts } valeurs

list-or = { $before }, { $after }

list-or-last = { $before } ou { $after }

lookalike-character-domain = le domaine ressemble seulement à `{ $plain }` : `{ $character }` est une lettre d'une autre écriture ({ $script })

lookalike-character-form = `{ $character }` n'est pas le même caractère que `{ $plain }`

lookalike-character-mixed = `{ $character }` d'une autre écriture ({ $script }) au lieu de `{ $plain }`

lookalike-character-odd = `{ $character }` est une lettre d'une autre écriture ({ $script }) que les autres

lookalike-character-script = { $name ->
        [arabic] arabe
        [armenian] arménienne
        [cherokee] cherokee
        [coptic] copte
        [cyrillic] cyrillique
        [georgian] géorgienne
        [greek] grecque
        [hebrew] hébraïque
       *[several] non latine
    }

mail-attached = Les utilisateurs en échec sont dans { $file }, avec leurs erreurs dans la dernière colonne

mail-errors = erreurs : { $errors }

mail-failed = en échec : { $users }

mail-file = fichier : { $file }

mail-not-attached = Les utilisateurs en échec n'ont pas pu être joints : { $error }

mail-not-attached-unreadable = Les utilisateurs en échec n'ont pas pu être joints

mail-run = exécution : { $run }

mail-subject-failed = { $failed } utilisateurs sur { $users } en échec : { $file }, exécution { $run }

mail-subject-file = Le fichier ne peut pas être importé : { $file }, exécution { $run }

mail-subject-valid = { $users ->
        [one] L'utilisateur est valide : { $file }, exécution { $run }
        [many] Les { $users } utilisateurs sont valides : { $file }, exécution { $run }
       *[other] Les { $users } utilisateurs sont valides : { $file }, exécution { $run }
    }

mail-target = système cible : { $target }

mail-users = utilisateurs : { $users }

mail-valid = valides : { $users }

mail-warnings = avertissements : { $warnings }

manager-cycle = { $count ->
        [one] ramène à cet utilisateur en passant par la ligne { $rows }
        [many] ramène à cet utilisateur en passant par les lignes { $rows }
       *[other] ramène à cet utilisateur en passant par les lignes { $rows }
    }

manager-cycle-self = l'utilisateur est son propre responsable

mangled-number-amount = Excel en a fait un nombre

mangled-number-column = { $count ->
        [one] { $count } valeur a
        [many] { $count } de valeurs ont
       *[other] { $count } valeurs ont
    } moins de { $length } chiffres : Excel a peut-être supprimé les zéros du début

mangled-number-current-id = Excel a fait un nombre de cet identifiant : l'original est à la ligne { $row } des utilisateurs actuels

mangled-number-digits-lost = Excel en a fait un nombre, et les derniers chiffres sont perdus

mangled-number-marker = le `'` du début vient d'Excel et ne fait pas partie de la valeur

mangled-number-other-form = écrit autrement que les autres identifiants, qui n'ont que des chiffres

mangled-number-point-zero = un programme en a fait un nombre et a ajouté `.0`

mangled-number-thousands = Excel a peut-être ajouté un séparateur de milliers

mangled-number-zeros-after-15-digits = Excel garde 15 chiffres et a remplacé les autres par des zéros

mangled-number-zeros-in-front = plus court que les autres, qui ont { $length } chiffres : Excel a peut-être supprimé les zéros du début

merged-cells-covered = cachée par les cellules fusionnées { $area }

merged-cells-empty = vide, car elle fait partie des cellules fusionnées { $area } : seule { $first } a une valeur

merged-cells-many = les cellules fusionnées { $area } couvrent { $cells } cellules d'utilisateurs : seule { $first } a une valeur

merged-cells-not-checked = plus de { $limit } zones fusionnées : les autres n'ont pas été vérifiées

misplaced-email = une adresse e-mail dans un champ prévu pour autre chose

missing-column-no-headers = colonne obligatoire introuvable : { $fields }. La première ligne contient des données au lieu d'en-têtes : ajoutez une ligne d'en-têtes comme { $headers }, ou utilisez `--header-row none` et une correspondance

missing-column-none = { $target } ne connaît aucun des en-têtes, aucune colonne n'a donc été vérifiée : associez les colonnes avec `enroll map`

missing-column-none-and-no-headers = aucune colonne n'a été vérifiée : la première ligne contient des données au lieu d'en-têtes que { $target } connaît. Ajoutez une ligne d'en-têtes, ou associez les colonnes avec `enroll map`

missing-column-of-choices = colonne obligatoire introuvable : { $headers }, avec { $choices } (la même valeur pour tous : `--set { $field }.value="{ $first }"`)

missing-column-of-mapping = la correspondance utilise la colonne `{ $reference }` pour `{ $field }`, mais le fichier n'a pas cette colonne

missing-column-required = colonne obligatoire introuvable : { $fields }, généralement { $headers }

missing-dependent-value = obligatoire, car { $condition }

missing-dependent-value-not-checked = la correspondance ne dit pas s'il y a un second facteur, ajoutez `--org mfa=true`

missing-root-name-in-front = retirez le nom devant `{ $root }`, la division supérieure

missing-root-other-start = doit commencer par `{ $root }`, la division supérieure

missing-root-spelling = la division supérieure s'écrit `{ $root }`

missing-value = vide, mais obligatoire

missing-value-of-choices = vide, mais obligatoire : utilisez { $choices }

missing-value-of-several = il faut l'un des champs { $headers }, et tous sont vides

missing-value-refused = vide, mais obligatoire

mixed-languages = langues mélangées : { $languages }

mixed-languages-count = { $count } en { $language ->
       *[en] anglais
        [de] allemand
        [nl] néerlandais
        [fr] français
    }

name-mismatch-order = dans { $count } lignes sur { $total }, l'adresse e-mail contient les deux noms dans l'ordre inverse : le prénom et le nom sont probablement intervertis

name-mismatch-order-row = le prénom et le nom sont probablement intervertis : ils sont dans l'ordre inverse dans l'adresse e-mail

name-mismatch-other-row = { $count } adresses e-mail sur { $total } contiennent le nom de l'utilisateur d'une autre ligne (la ligne { $row } a l'adresse de la ligne { $other }) : une colonne a probablement été déplacée ou triée sans les autres

near-duplicate-group-also-written = { $users ->
        [one] aussi écrit `{ $other }`, par { $users } utilisateur : utilisez l'une des deux formes
        [many] aussi écrit `{ $other }`, par { $users } d'utilisateurs : utilisez l'une des deux formes
       *[other] aussi écrit `{ $other }`, par { $users } utilisateurs : utilisez l'une des deux formes
    }

near-duplicate-group-current = { $users ->
        [one] probablement une faute de frappe dans le nom d'un groupe de { $users } utilisateur actuel
        [many] probablement une faute de frappe dans le nom d'un groupe de { $users } d'utilisateurs actuels
       *[other] probablement une faute de frappe dans le nom d'un groupe de { $users } utilisateurs actuels
    }
    .remedy = { remedy-correct-value }

near-duplicate-group-form = { $users ->
        [one] probablement le même groupe que celui de { $users } utilisateur, aux majuscules, aux espaces ou à la ponctuation près
        [many] probablement le même groupe que celui de { $users } d'utilisateurs, aux majuscules, aux espaces ou à la ponctuation près
       *[other] probablement le même groupe que celui de { $users } utilisateurs, aux majuscules, aux espaces ou à la ponctuation près
    }
    .remedy = { remedy-correct-value }

near-duplicate-group-form-or-list = { $users ->
        [one] probablement le même groupe que celui de { $users } utilisateur, aux majuscules, aux espaces ou à la ponctuation près
        [many] probablement le même groupe que celui de { $users } d'utilisateurs, aux majuscules, aux espaces ou à la ponctuation près
       *[other] probablement le même groupe que celui de { $users } utilisateurs, aux majuscules, aux espaces ou à la ponctuation près
    }
    .remedy = { remedy-correct-or-list-groups }

near-duplicate-group-typo = { $users ->
        [one] probablement une faute de frappe dans le nom d'un groupe de { $users } utilisateur
        [many] probablement une faute de frappe dans le nom d'un groupe de { $users } d'utilisateurs
       *[other] probablement une faute de frappe dans le nom d'un groupe de { $users } utilisateurs
    }
    .remedy = { remedy-correct-value }

near-duplicate-group-typo-or-list = { $users ->
        [one] probablement une faute de frappe dans le nom d'un groupe de { $users } utilisateur
        [many] probablement une faute de frappe dans le nom d'un groupe de { $users } d'utilisateurs
       *[other] probablement une faute de frappe dans le nom d'un groupe de { $users } utilisateurs
    }
    .remedy = { remedy-correct-or-list-groups }

near-duplicate-group-unicode = { $users ->
        [one] ressemble au groupe de { $users } utilisateur, mais est un autre texte : ses lettres ont une autre forme Unicode
        [many] ressemble au groupe de { $users } d'utilisateurs, mais est un autre texte : ses lettres ont une autre forme Unicode
       *[other] ressemble au groupe de { $users } utilisateurs, mais est un autre texte : ses lettres ont une autre forme Unicode
    }
    .remedy = { remedy-correct-value }

no-users-below-headers = aucun utilisateur sous les en-têtes de la ligne { $row }

no-users-in-file = le fichier ne contient aucun utilisateur

not-checked-current-users-without-field = les utilisateurs actuels n'ont pas de colonne pour `{ $field }`

not-checked-no-current-users = nécessite les utilisateurs actuels : `--current FILE`

not-checked-no-domains = nécessite vos domaines e-mail : `--org domains=example.com`

not-checked-no-list = nécessite { $list ->
       *[divisions] vos divisions : `--org divisions=Company,Company/Sales`
        [groups] vos groupes : `--org groups=Sales,Support`
        [own-divisions] vos propres divisions : `--org own_divisions=Company/Sales`
        [roles] vos rôles : `--org roles=Admin,Reader`
    }

not-checked-workbook-damaged = une partie du classeur n'a pas pu être lue : ouvrez-le et enregistrez-le dans Excel

not-checked-workbook-format = vérifié seulement dans les fichiers XLSX et ODS : enregistrez le classeur au format XLSX

nul-byte = contient un caractère NUL : beaucoup de systèmes coupent le texte à cet endroit

number-thousands = { $before } { $after }

odd-name-mark = `{ $mark }` est un signe qui ne fait pas partie d'un nom

odd-name-spaces = contient plusieurs espaces de suite

offer-fix = écrivez `{ $value }`

offer-guess = peut-être `{ $value }`

outside-own-division = vous ne pouvez importer que dans vos propres divisions : { $divisions }
    .remedy = faites importer un utilisateur d'une division supérieure, ou ajoutez `{ $value }` à `own_divisions` sous `[org]`

page-after = Après

page-all = Tous

page-before = Avant

page-change = Modification

page-changes = Modifications

page-column = Colonne

page-count = Constats

page-cut = Cette page affiche { $shown } lignes sur { $all } : les formats csv et jsonl les ont toutes

page-errors = Erreurs

page-field = Champ

page-filters = Filtres

page-fixable = peut être corrigé automatiquement

page-kind = Type de problème

page-legend = * peut être corrigé automatiquement avec --fix

page-more = Afficher { $next } des { $left } suivants

page-not-checked = Non vérifié :

page-nothing = Aucune ligne ne correspond aux filtres

page-only-errors = Seulement les erreurs

page-only-person = Afficher seulement cette personne

page-person = Personne

page-place = Emplacement

page-problem = Problème

page-reset = Effacer les filtres

page-row = Ligne

page-rule = Règle

page-search = Rechercher

page-severity = { $severity ->
       *[error] erreur
        [warning] avertissement
    }

page-shown = { $shown } lignes sur { $all }

page-suggestion = Proposition

page-value = Valeur

page-warnings = Avertissements

pattern-mismatch-form = ne correspond pas au modèle `{ $pattern }`

pattern-mismatch-meaning = forme attendue : { $meaning }

placeholder-value-needed = texte de remplacement dans un champ obligatoire

placeholder-value-optional = texte de remplacement : laissez la cellule vide

placeholder-value-type-name = le nom d'un type, tel qu'un programme l'écrit : les valeurs sont perdues, exportez à nouveau la liste

private-address = ressemble à une adresse privée, et tous les utilisateurs la verront

probable-rename = peut-être `{ $known_as }`, ligne { $row } des utilisateurs actuels, avec { $key ->
        [address] une nouvelle adresse
        [id] un nouvel identifiant
        [number] un nouveau numéro
       *[value] une nouvelle valeur
    } : cela ferait un second utilisateur

probable-rename-new-domain = peut-être `{ $known_as }`, ligne { $row } des utilisateurs actuels, dans un autre domaine : sinon un second utilisateur est créé

probable-rename-new-name = `{ $new_name }` est peut-être le nouveau nom de `{ $known_as }` (`{ $key }`, ligne { $row } des utilisateurs actuels) : { $removed ->
        [yes] sinon un second utilisateur est créé et le premier est retiré
       *[no] sinon un second utilisateur est créé
    }

probable-rename-without-id = peut-être `{ $known_as }`, ligne { $row } des utilisateurs actuels, avec { $key ->
        [address] une nouvelle adresse
        [id] un nouvel identifiant
        [number] un nouveau numéro
       *[value] une nouvelle valeur
    } : sans la valeur de `{ $id }`, cela fera un second utilisateur

ragged-row-empty = { $extra ->
        [one] { $cells } cellules au lieu de { $expected } : la dernière est vide
        [many] { $cells } cellules au lieu de { $expected } : les dernières sont vides
       *[other] { $cells } cellules au lieu de { $expected } : les dernières sont vides
    }

ragged-row-long = { $cells } cellules au lieu de { $expected } : mettez entre guillemets doubles les cellules qui contiennent le séparateur

ragged-row-short = { $cells ->
        [one] { $cells } cellule
        [many] { $cells } de cellules
       *[other] { $cells } cellules
    } au lieu de { $expected } : { $missing ->
        [one] une cellule vide a été ajoutée à la fin
        [many] { $missing } de cellules vides ont été ajoutées à la fin
       *[other] { $missing } cellules vides ont été ajoutées à la fin
    }

reason-but = mais { $reason }

reason-chosen = choisi à la main

reason-column-ambiguous = { $columns } sont possibles

reason-column-empty = la colonne est vide

reason-column-not-there = le fichier n'a pas de colonne `{ $column }`

reason-current-users = { $share } % des valeurs sont celles d'utilisateurs actuels

reason-date-part = la colonne contient une partie d'une date

reason-department = un service ou une équipe peut être un groupe

reason-header-alias = l'en-tête est un nom connu de ce champ

reason-header-alias-like = l'en-tête est `{ $known }`, un nom connu de ce champ

reason-header-like = { $how ->
        [numbered] l'en-tête est `{ $known }` avec un numéro
        [part] l'en-tête est une partie de `{ $known }`
        [qualified] l'en-tête est `{ $known }` plus un mot qui ne change pas le sens
        [same-words] l'en-tête a les mots de `{ $known }`
        [spelling] l'en-tête s'écrit presque comme `{ $known }`
       *[within] l'en-tête contient `{ $known }` et d'autres mots
    }

reason-header-own = l'en-tête est celui du système cible

reason-header-own-like = l'en-tête est celui du système cible, `{ $known }`

reason-header-part = une partie de l'en-tête est `{ $known }`, un nom connu de ce champ

reason-header-two-names = l'en-tête nomme les deux noms, celui-ci vient en { $place ->
       *[first] premier
        [second] second
    }

reason-header-usual = c'est le sens habituel de l'en-tête

reason-headers-match = les en-têtes de { $columns } correspondent

reason-line-end = une fin de ligne

reason-marks = ces colonnes contiennent `{ $mark }` ou rien

reason-marks-known = leurs en-têtes sont des valeurs connues

reason-marks-unknown = aucune liste de valeurs n'est connue pour comparer leurs en-têtes

reason-settled = fixé dans le fichier de correspondance ou sur la ligne de commande

reason-values-addresses = la plupart des valeurs sont des adresses e-mail

reason-values-allowed = toutes les valeurs sont autorisées

reason-values-both-names = les valeurs contiennent les deux noms, séparés par une virgule

reason-values-dates = la plupart des valeurs sont des dates

reason-values-ids = les valeurs ressemblent à des identifiants

reason-values-ids-of-length = les valeurs ressemblent à des identifiants de { $length } caractères

reason-values-list = des cellules contiennent des listes séparées par { $separator }

reason-values-look = { $good ->
        [one] { $all ->
            [one] la seule valeur ressemble
            [many] { $good } valeur sur { $all } ressemble
           *[other] { $good } valeur sur { $all } ressemble
        }
        [many] { $good } de valeurs sur { $all } ressemblent
       *[other] { $good } valeurs sur { $all } ressemblent
    } à { $kind ->
       *[date] une date
        [email] une adresse e-mail
        [language] un code de langue
        [phone] un numéro de téléphone
        [yes-no] oui ou non
    }

reason-values-look-addresses = les valeurs ressemblent à des adresses e-mail

reason-values-look-all = { $all ->
        [2] les deux valeurs ressemblent
        [one] la seule valeur ressemble
        [many] les { $all } de valeurs ressemblent toutes
       *[other] les { $all } valeurs ressemblent toutes
    } à { $kind ->
       *[date] une date
        [email] une adresse e-mail
        [language] un code de langue
        [phone] un numéro de téléphone
        [yes-no] oui ou non
    }

reason-values-look-none = aucune valeur ne ressemble à { $kind ->
       *[date] une date
        [email] une adresse e-mail
        [language] un code de langue
        [phone] un numéro de téléphone
        [yes-no] oui ou non
    }

reason-values-marks = la plupart des valeurs sont des marques

reason-values-no-addresses = les valeurs ne sont pas des adresses e-mail

reason-values-no-languages = les valeurs ne sont pas des codes de langue

reason-values-no-pair = aucune valeur n'est une paire

reason-values-not-allowed = aucune valeur n'est autorisée

reason-values-phrases = la plupart des valeurs ont plusieurs mots

reason-values-several = certaines cellules ont plusieurs valeurs, mais une seule est autorisée

reason-values-shared = beaucoup d'utilisateurs ont la même valeur

reason-values-translated = les valeurs sont traduites en celles du système cible

reason-values-two-names = les valeurs contiennent les deux noms, celui-ci est { $place ->
        [after] après
       *[before] avant
    } la virgule

reason-values-whole-names = la plupart des valeurs ont plusieurs mots : peut-être des noms complets

remedy-correct-or-list-groups = corrigez `{ $value }` dans le fichier, ou énumérez tous les groupes dans `groups` sous `[org]`

remedy-correct-value = corrigez `{ $value }` dans le fichier

remedy-date-format = mettez la colonne au format AAAA-MM-JJ dans le tableur et enregistrez à nouveau

remedy-more-members = ajoutez des membres à `{ $value }`, ou corrigez le nom dans le fichier

remedy-more-members-or-set = ajoutez des membres à `{ $value }`, ou définissez `smallest_group` sous `[org]`

remedy-translate-value = traduisez la valeur, par exemple avec `--set "{ $field }.values.{ $value }={ $meant }"`

renamed-id = aucun utilisateur actuel n'a cet identifiant, et l'utilisateur qui a { $key ->
        [address] cette adresse
        [id] cet identifiant
        [number] ce numéro
       *[value] cette valeur
    } (ligne { $row }) en a un autre

renamed-id-column = peut-être la colonne `{ $meant }` sous un autre en-tête : sans elle, { $target } traite une nouvelle adresse comme un nouvel utilisateur
    .remedy = associez la colonne, ou rendez-lui son en-tête d'origine

renamed-id-mangled = Excel a fait un nombre de cet identifiant : l'original est à la ligne { $row } des utilisateurs actuels

renamed-id-mangled-of-other = Excel a fait un nombre de cet identifiant : l'original est à la ligne { $row } des utilisateurs actuels, mais la ligne { $other_row } a { $key ->
        [address] cette adresse
        [id] cet identifiant
        [number] ce numéro
       *[value] cette valeur
    }

renamed-id-new-user = aucun utilisateur actuel n'a cet identifiant, et { $target } crée lui-même les identifiants : laissez la cellule vide pour un nouvel utilisateur

renamed-id-other-spelling = aucun utilisateur actuel n'a cet identifiant, et l'utilisateur qui a { $key ->
        [address] cette adresse
        [id] cet identifiant
        [number] ce numéro
       *[value] cette valeur
    } (ligne { $row }, écrit autrement) en a un autre

repeated-header = répète les en-têtes : ligne ignorée

report-also-rows = aussi { $rows }

report-and-count-more = et { $count ->
        [one] { $count } autre
        [many] { $count } d'autres
       *[other] { $count } autres
    }

report-and-more = { $items }, { $count ->
        [one] { $count } autre
        [many] { $count } d'autres
       *[other] { $count } autres
    }

report-applied = { $file } mis à jour : { $counts }

report-applied-archived = { $count ->
        [one] { $count } archivé
        [many] { $count } archivés
       *[other] { $count } archivés
    }

report-applied-created = { $count ->
        [one] { $count } créé
        [many] { $count } créés
       *[other] { $count } créés
    }

report-applied-deleted = { $count ->
        [one] { $count } supprimé
        [many] { $count } supprimés
       *[other] { $count } supprimés
    }

report-applied-failed = { $count } en échec

report-applied-linked = supprimez aussi dans { $target } les comptes liés de ces utilisateurs, ce qui y est demandé à part :

report-applied-more = et { $count ->
        [one] { $count } autre
        [many] { $count } d'autres
       *[other] { $count } autres
    } ; `--report json=FILE` les donne tous

report-applied-only-this-file = seul ce fichier a été modifié ; { $target } n'a pas été contacté

report-applied-read = { $rows ->
        [one] { $rows } ligne lue
        [many] { $rows } de lignes lues
       *[other] { $rows } lignes lues
    }

report-applied-skipped = { $count ->
        [one] { $count } ignoré
        [many] { $count } ignorés
       *[other] { $count } ignorés
    }

report-applied-unchanged = { $count ->
        [one] { $count } inchangé
        [many] { $count } inchangés
       *[other] { $count } inchangés
    }

report-applied-updated = { $count ->
        [one] { $count } modifié
        [many] { $count } modifiés
       *[other] { $count } modifiés
    }

report-apply-nothing-changed = rien n'a été modifié : { $reason }

report-apply-why-dry-run = c'était un essai à blanc

report-apply-why-failed = { $rows ->
        [one] { $rows } ligne
        [many] { $rows } de lignes
       *[other] { $rows } lignes
    } avec des erreurs ; `--skip-invalid` ignore ces lignes

report-apply-why-file = le fichier lui-même a une erreur

report-apply-without-report = toutes les modifications sont faites ; seul le rapport manque

report-cells-fixed = { $count ->
        [one] { $count } cellule corrigée
        [many] { $count } de cellules corrigées
       *[other] { $count } cellules corrigées
    }

report-check-changed = modifié : { $column } est utilisée pour `{ $field }`, mais { $reason }

report-check-delimiter = selon la correspondance, le séparateur est { $said }, mais c'est { $found }

report-check-encoding = selon la correspondance, l'encodage est `{ $said }`, mais le texte ressemble à `{ $found }`

report-check-fits = { $file } a les colonnes pour lesquelles { $mapping } a été créé

report-check-gone = manque : `{ $column }`, utilisée pour `{ $field }`

report-check-gone-renamed = manque : `{ $column }`, utilisée pour `{ $field }` ; peut-être renommée : `{ $header }` (colonne { $new }) est nouvelle

report-check-headers = selon la correspondance, les en-têtes sont à { $said }, mais ils sont à { $found }

report-check-headers-found = selon la correspondance, il n'y a pas de ligne d'en-têtes, mais les en-têtes sont à { $found }

report-check-headers-gone = selon la correspondance, les en-têtes sont à { $said }, mais aucune ligne ne les contient

report-check-name-it = nommez la colonne voulue : `enroll map` avec --set FIELD=HEADER

report-check-new = nouvelle : `{ $header }` (colonne { $column })

report-check-source = source : { $difference }

report-checks-skipped = { $count ->
        [one] { $count } vérification ignorée
        [many] { $count } de vérifications ignorées
       *[other] { $count } vérifications ignorées
    } : --verbose dit lesquelles et pourquoi

report-column = colonne { $column }

report-columns-missing = { $count ->
        [one] { $count } colonne obligatoire introuvable
        [many] { $count } de colonnes obligatoires introuvables
       *[other] { $count } colonnes obligatoires introuvables
    }

report-delimiter = { $name ->
       *[comma] virgule
        [none] une colonne
        [pipe] barre verticale
        [semicolon] point-virgule
        [tab] tabulation
    }

report-delimiter-other = séparateur { $character }

report-domains-all = { $users ->
        [2] les deux adresses ont le domaine { $domains } ; pour vérifier : `--org domains={ $flag }`
        [one] la seule adresse a le domaine { $domains } ; pour vérifier : `--org domains={ $flag }`
        [many] toutes les adresses ({ $users }) ont le domaine { $domains } ; pour vérifier : `--org domains={ $flag }`
       *[other] toutes les adresses ({ $users }) ont le domaine { $domains } ; pour vérifier : `--org domains={ $flag }`
    }

report-domains-most = la plupart des adresses ont le domaine { $domains } ; pour vérifier : `--org domains={ $flag }`

report-domains-some = { $users } adresses sur { $all } ont le domaine { $domains } ; pour vérifier : `--org domains={ $flag }`

report-doubt-encoding = si des noms semblent faux, indiquez l'encodage : --encoding NAME

report-encoding-guess = probablement { $encoding }

report-error = erreur

report-error-line = erreur : { $text }

report-errors-heading = { $count ->
        [one] { $count } ERREUR
        [many] { $count } D'ERREURS
       *[other] { $count } ERREURS
    }

report-export-files = les { $count ->
        [one] { $count } fichier
        [many] { $count } de fichiers
       *[other] { $count } fichiers
    }

report-export-fixed = { $cells ->
        [one] { $cells } cellule corrigée : `enroll validate --fix` la montre
        [many] { $cells } de cellules corrigées : `enroll validate --fix` les montre
       *[other] { $cells } cellules corrigées : `enroll validate --fix` les montre
    }

report-export-left-field = non exporté : `{ $field }`, { $target } n'a pas de tel champ

report-export-left-language = non exporté : `{ $field }`, { $target } a une seule colonne pour toutes les langues, avec `{ $shown }`

report-export-left-more = non exportés : { $count ->
        [one] { $count } autre
        [many] { $count } d'autres
       *[other] { $count } autres
    }

report-export-left-value = non exporté : `{ $field }` `{ $value }` de { $users ->
        [one] { $users } utilisateur
        [many] { $users } d'utilisateurs
       *[other] { $users } utilisateurs
    }, qui n'est pas une valeur de { $target }

report-export-next = ensuite : importez { $files } dans { $target } ; rien n'a été envoyé

report-export-nothing-written = rien n'a été écrit

report-export-older = `{ $file }` vient d'une exécution précédente : le dernier fichier est maintenant le { $parts }

report-export-others = pour écrire les autres utilisateurs, ajoutez `{ $flags }`

report-export-skipped = { $users ->
        [one] { $users } utilisateur avec des erreurs ignoré
        [many] { $users } d'utilisateurs avec des erreurs ignorés
       *[other] { $users } utilisateurs avec des erreurs ignorés
    } : voir `{ $file }`

report-export-warnings = { $warnings ->
        [one] { $warnings } avertissement : `enroll validate` le montre
        [many] { $warnings } d'avertissements : `enroll validate` les montre
       *[other] { $warnings } avertissements : `enroll validate` les montre
    }

report-export-wrote = { $users ->
        [one] { $users } utilisateur écrit
        [many] { $users } d'utilisateurs écrits
       *[other] { $users } utilisateurs écrits
    } dans { $file }

report-file-sheets = { $file }, { $count ->
        [one] feuille
        [many] feuilles
       *[other] feuilles
    } { $sheets }

report-fix-all = tout corriger : { $remedy }

report-fixed-header = en-tête

report-folded = { $count ->
        [one] { $count } autre en découle
        [many] { $count } d'autres en découlent
       *[other] { $count } autres en découlent
    } : --full

report-head = { $file } : { $users ->
        [one] { $users } utilisateur
        [many] { $users } d'utilisateurs
       *[other] { $users } utilisateurs
    }, { $target } : { $operation } ({ $source })

report-head-compared = { $file } : { $users ->
        [one] { $users } utilisateur
        [many] { $users } d'utilisateurs
       *[other] { $users } utilisateurs
    }, { $target } : { $operation }, comparé à { $current } ({ $current_users ->
        [one] { $current_users } utilisateur
        [many] { $current_users } d'utilisateurs
       *[other] { $current_users } utilisateurs
    }) ({ $source })

report-headers-first-row = en-têtes pris de la ligne { $row }, aucun n'est connu

report-headers-none = pas d'en-têtes

report-headers-not-found = aucune ligne d'en-têtes trouvée

report-headers-row = en-têtes à la ligne { $row }

report-headers-rows = en-têtes aux lignes { $first } à { $last }

report-help = aide : { $text }

report-hidden-errors = { $count ->
        [one] { $count } autre erreur
        [many] { $count } d'autres erreurs
       *[other] { $count } autres erreurs
    }

report-hidden-warnings = { $count ->
        [one] { $count } autre avertissement
        [many] { $count } d'autres avertissements
       *[other] { $count } autres avertissements
    }

report-hidden-without-annotation = { $what } sans annotation

report-in-all-rows = { $title }, { $count ->
        [2] sur les deux lignes
       *[other] sur toutes les lignes ({ $count })
    }

report-map-could-be = { $column } (peut-être { $field })

report-map-everyone = `{ $value }` pour tous

report-map-fits = adapter la correspondance

report-map-found = { $target } : { $found ->
        [one] { $found } colonne reconnue à son en-tête
        [many] { $found } de colonnes reconnues à leurs en-têtes
       *[other] { $found } colonnes reconnues à leurs en-têtes
    }, { $questions ->
        [one] { $questions } question
        [many] { $questions } de questions
       *[other] { $questions } questions
    }

report-map-head = { $file } : correspondance avec { $target } : { $operation } ({ $source })

report-map-mapped = { $fields } : correspondance trouvée

report-map-name-it = nommez la colonne avec --set FIELD=HEADER

report-map-not-found = obligatoire, et aucune colonne n'y ressemble

report-map-open = { $count ->
        [one] { $fields } est obligatoire et reste à définir
        [many] { $fields } sont obligatoires et restent à définir
       *[other] { $fields } sont obligatoires et restent à définir
    }

report-map-or = ou { $column }

report-map-settle = définissez-le, par exemple

report-masked = { $how ->
       *[masked] les valeurs sont masquées : `--show-values full` les affiche
        [never] les valeurs ne sont pas affichées : `--show-values full` les affiche
    }

report-merged = { $rows ->
        [one] { $rows } ligne
        [many] { $rows } de lignes
       *[other] { $rows } lignes
    } de `{ $corrected }` remises dans `{ $list }`

report-merged-more = non placées : { $count ->
        [one] { $count } autre
        [many] { $count } d'autres
       *[other] { $count } autres
    }

report-merged-not-placed = non placée : { $row } de `{ $corrected }` : { $why }

report-merged-why-encoding = l'encodage de la liste n'a pas tous ses caractères

report-merged-why-no-row = la liste n'a pas d'utilisateur à la ligne { $row }

report-merged-why-several = plusieurs lignes de la liste ont cette clé

report-merged-why-taken = une autre ligne corrigée a déjà remplacé la ligne { $row }

report-merged-why-two-users = elle indique la ligne { $row }, mais sa clé est celle de la ligne { $other }

report-merged-why-unknown = elle n'a pas de `row N:`, et personne dans la liste n'a sa clé

report-missing-everyone = aucune colonne n'y ressemble ; la même valeur pour tous ?

report-missing-likely = peut-être { $column }

report-missing-likely-why = peut-être { $column } : { $why }

report-missing-looks = { $count } sur { $all } ressemblent à { $kind ->
       *[date] des dates
        [email] des adresses e-mail
        [language] des codes de langue
        [phone] des numéros de téléphone
        [yes-no] oui ou non
    }

report-missing-nothing = aucune colonne n'y ressemble

report-missing-of-mapping = la correspondance la prend de { $reference }, que le fichier n'a pas ; { $likely }

report-missing-value = le fichier n’a pas de colonne { $reference }, si tous ont cette valeur : { $setting }

report-more-cells = { $count ->
        [one] { $count } autre cellule
        [many] { $count } d'autres cellules
       *[other] { $count } autres cellules
    } : --full

report-more-full = { $count ->
        [one] { $count } autre
        [many] { $count } d'autres
       *[other] { $count } autres
    } : --full

report-more-kinds = { $count ->
        [one] autre type
        [many] autres types
       *[other] autres types
    } : --full

report-more-rows = { $count ->
        [one] { $count } autre ligne
        [many] { $count } d'autres lignes
       *[other] { $count } autres lignes
    }

report-more-values = { $count ->
        [one] { $count } autre avec une autre valeur
        [many] { $count } d'autres avec d'autres valeurs
       *[other] { $count } autres avec d'autres valeurs
    } : --full

report-not-used = non utilisées : { $columns }

report-note = remarque : { $note }

report-note-archived-later = { $rows ->
        [one] la ligne { $first } a dans `{ $field }` une date future ou qui n'en est pas une : cet utilisateur n'est pas encore archivé
        [many] { $rows } de lignes ont dans `{ $field }` une date future ou qui n'en est pas une, la première est la ligne { $first } : ces utilisateurs ne sont pas encore archivés
       *[other] { $rows } lignes ont dans `{ $field }` une date future ou qui n'en est pas une, la première est la ligne { $first } : ces utilisateurs ne sont pas encore archivés
    }

report-note-archives-nobody = { $rows ->
        [one] { $rows } ligne a
        [many] { $rows } de lignes ont
       *[other] { $rows } lignes ont
    } une valeur dans `{ $field }`, mais l'opération `{ $operation }` n'archive personne : non prise en compte

report-note-column-twice = la colonne `{ $header }` remplit { $fields }

report-note-default-mapping = la correspondance est { $file } de ce dossier

report-note-errors-encoding = la colonne `errors` est écrite en { $encoding }, comme la liste : les caractères qui y manquent sont remplacés

report-note-file-name = { $target } ne prend pour `{ $operation }` qu'un fichier nommé `{ $name }`

report-note-no-workbook = le fichier est un fichier texte malgré son extension `.{ $ending }` et a été lu comme CSV

report-note-of-field = `{ $field }` : { $note }

report-note-only-accepts = { $target } n'accepte que { $formats } : modifiez ce fichier, mais ne l'envoyez pas

report-note-setting = { $target } n'a pas de paramètre `{ $key }`, non pris en compte

report-note-sheet-below = la ligne { $row } de la liste entière est la ligne { $sheet_row } de la feuille `{ $sheet }`

report-note-skipped = { $count ->
        [one] la ligne { $rows } est ignorée
        [many] les lignes { $rows } sont ignorées
       *[other] les lignes { $rows } sont ignorées
    }, comme `--skip` le demande

report-note-template-format = { $target } n'accepte que { $formats } : faites remplir ce fichier, puis créez le fichier à envoyer avec `enroll export`

report-note-without-key = { $rows ->
        [one] { $rows } ligne de { $file } n'a pas de clé et est ignorée
        [many] { $rows } de lignes de { $file } n'ont pas de clé et sont ignorées
       *[other] { $rows } lignes de { $file } n'ont pas de clé et sont ignorées
    }

report-operation = { $kind ->
        [delete] SUPPRESSION
       *[import] import
        [sync] synchronisation
    }

report-operation-with = { $operation } avec { $mapping }

report-other-values = { $remedy } ({ $rows ->
        [one] { $rows } ligne
        [many] { $rows } de lignes
       *[other] { $rows } lignes
    } ; de même pour les autres valeurs)

report-parts = { $before } ; { $after }

report-plan-also-rows = aussi lignes { $rows }

report-plan-back = de retour des archives

report-plan-changed = { $count ->
        [one] { $count } modifié
        [many] { $count } modifiés
       *[other] { $count } modifiés
    }

report-plan-changed-place = seul { $place } est modifié, sur cet ordinateur ; { $target } n'est pas contacté

report-plan-changes = { $changes ->
        [one] { $changes } changement
        [many] { $changes } de changements
       *[other] { $changes } changements
    } : { $create } à créer, { $update } à modifier, { $archive } à archiver, { $delete } à supprimer

report-plan-choice-absent = { $choice ->
        [archive] les utilisateurs absents du fichier sont archivés
        [delete] les utilisateurs absents du fichier sont supprimés
       *[keep] les utilisateurs absents du fichier sont conservés
    }

report-plan-choice-delete = les utilisateurs du fichier sont supprimés

report-plan-choice-existing = { $choice ->
        [refuse] les utilisateurs existants ne sont pas modifiés
        [skip] les utilisateurs existants sont ignorés
       *[update] les utilisateurs existants sont modifiés
    }

report-plan-choice-groups = { $choice ->
       *[add] les groupes du fichier s'ajoutent aux leurs
        [replace] leurs groupes sont remplacés par ceux du fichier
    }

report-plan-choice-linked = { $choice ->
        [delete] leurs comptes liés doivent aussi être supprimés
       *[keep] leurs comptes liés sont conservés
    }

report-plan-counts = { $unchanged ->
        [one] { $unchanged } inchangé
        [many] { $unchanged } inchangés
       *[other] { $unchanged } inchangés
    }, { $skipped ->
        [one] { $skipped } ignoré
        [many] { $skipped } ignorés
       *[other] { $skipped } ignorés
    }, { $failed } en échec

report-plan-counts-kept = { $counts } ; { $kept ->
        [one] { $kept } utilisateur absent du fichier est conservé
        [many] { $kept } d'utilisateurs absents du fichier sont conservés
       *[other] { $kept } utilisateurs absents du fichier sont conservés
    }

report-plan-digest = exécution { $run }, empreinte { $digest }

report-plan-field = { $field } : { $what }

report-plan-group-emptied = plus personne

report-plan-group-new = nouveau

report-plan-group-small = moins de { $least }

report-plan-head = { $file } -> { $current } : { $target } : { $operation }, { $users ->
        [one] { $users } utilisateur
        [many] { $users } d'utilisateurs
       *[other] { $users } utilisateurs
    }

report-plan-head-from-to = { $file } -> { $current } : { $target } : { $operation }, { $before } -> { $users ->
        [one] { $users } utilisateur
        [many] { $users } d'utilisateurs
       *[other] { $users } utilisateurs
    }

report-plan-lets-through = arrêté : { $reason } ; `{ $flag }` l'autorise

report-plan-more-errors = { $error } et { $count ->
        [one] { $count } autre erreur
        [many] { $count } d'autres erreurs
       *[other] { $count } autres erreurs
    }

report-plan-more-groups = { $count ->
        [one] { $count } autre groupe
        [many] { $count } d'autres groupes
       *[other] { $count } autres groupes
    } : --full

report-plan-more-skipped = { $count ->
        [one] { $count } autre ignoré
        [many] { $count } d'autres ignorés
       *[other] { $count } autres ignorés
    } : --full

report-plan-new = { $count ->
        [one] { $count } nouveau
        [many] { $count } nouveaux
       *[other] { $count } nouveaux
    }

report-plan-no-row = pas de ligne

report-plan-nobody-removed = personne n'est retiré : { $count ->
        [one] { $count } ligne en échec pourrait
        [many] { $count } de lignes en échec pourraient
       *[other] { $count } lignes en échec pourraient
    } être celle de n'importe qui ({ $rows })

report-plan-not-in-file = absent du fichier

report-plan-not-saved = aucun plan n'a été écrit : certaines lignes ont des erreurs ; `--skip-invalid` les ignore

report-plan-nothing = rien

report-plan-nothing-changed = rien n'est modifié, et { $target } n'est pas contacté

report-plan-problems = { $count ->
        [one] { $count } problème
        [many] { $count } de problèmes
       *[other] { $count } problèmes
    } : { $title }

report-plan-removal = { $kind ->
        [archive] archiver
       *[delete] supprimer
    }

report-plan-seats = licences : { $before } -> { $after } sur { $all }, { $left } libres

report-plan-seats-too-few = licences : { $before } -> { $after } sur { $all }, il en manque { $missing }

report-plan-short-failed = { $file } : { $changes }, { $failed } en échec

report-plan-stopped = arrêté : { $reason }

report-plan-takes-back = annule ce que l'exécution { $run } a fait

report-plan-to-archive = { $count } à archiver

report-plan-to-delete = { $count } à supprimer

report-plan-undo = annulation

report-rejected = aucun fichier n'a été écrit : { $target } n'accepterait pas { $whom }

report-rejected-and-more = { $row } et { $count ->
        [one] { $count } autre
        [many] { $count } d'autres
       *[other] { $count } autres
    }

report-rejected-as-headers = la ligne ressemble à une ligne d'en-têtes

report-rejected-as-no-user = la ligne ne ressemble pas à un utilisateur

report-rejected-hint-columns = `--columns` nomme les colonnes à écrire

report-rejected-hint-fill = `--fill { $field }=VALUE` donne une valeur aux utilisateurs qui n'en ont pas

report-rejected-hint-fill-from = `--fill '{ $assignment }'` prend la valeur d'un autre champ

report-rejected-hint-ignore = `--ignore { $rule }` traite une telle ligne comme un utilisateur

report-rejected-hint-part = `--columns` n'écrit qu'une partie de chaque utilisateur

report-rejected-hint-split = `--split` écrit plusieurs fichiers

report-rejected-hint-where = `--where '{ $condition }'` ignore les utilisateurs qui n'en ont pas

report-rejected-users = { $users ->
        [one] { $users } utilisateur
        [many] { $users } d'utilisateurs
       *[other] { $users } utilisateurs
    } de { $source }

report-row = ligne { $row }

report-row-with-key = ligne { $row } (`{ $key }`)

report-rows = lignes { $rows }

report-rows-counted = { $count ->
        [one] ligne
        [many] lignes
       *[other] lignes
    } { $rows }

report-run = exécution { $id }

report-sheets-hidden = { $names } (masquée)

report-sheets-visible = { $names } (--sheet NAME en lit une autre)

report-skipped = ignoré : { $parts }

report-skipped-checks = ignoré : { $rules } : { $reason }

report-skipped-row = ligne { $row } ({ $rule })

report-skipped-sheets = { $count ->
        [one] feuille
        [many] feuilles
       *[other] feuilles
    } { $sheets }

report-source-csv = CSV, { $encoding }, { $delimiter } ; { $headers }

report-stale = les utilisateurs actuels ont changé depuis la création du plan : { $users }

report-stale-changed = `{ $field }` de `{ $user }` est { $found }, et non { $expected }

report-stale-empty = vide

report-stale-gone = `{ $user }` n'existe plus

report-stale-hint = créez un nouveau plan avec `enroll diff`

report-stale-hint-masked = créez un nouveau plan avec `enroll diff` ; `--show-values full` montre ici les valeurs

report-stale-taken = `{ $field }` de `{ $user }` est déjà celui de `{ $other }`

report-stale-there = `{ $user }` existe déjà

report-standard-input = entrée standard

report-standard-output = sortie standard

report-step-check = vérifier la liste avec cette correspondance

report-step-check-then = vérifier ensuite la liste avec cette correspondance

report-step-diff = voir ce qui changerait

report-step-export = écrire le fichier à importer

report-step-export-without = écrire un fichier à importer sans { $users ->
        [one] l'utilisateur en erreur
        [many] les { $users } d'utilisateurs en erreur
       *[other] les { $users } utilisateurs en erreur
    }

report-step-fix = corriger automatiquement { $count ->
        [one] { $count } problème (marqué *)
        [many] { $count } de problèmes (marqués *)
       *[other] { $count } problèmes (marqués *)
    }

report-step-map = associer les colonnes

report-step-mark = marquer les problèmes dans une copie

report-step-save = enregistrer le plan pour approbation

report-stops-accept = si c'est voulu, ajoutez `{ $flags }`

report-template-no-list = `{ $field }` n'a pas de liste déroulante : les valeurs de `{ $key }` ne sont pas indiquées ; ajoutez `--org { $key }=…`

report-template-separator = pas dans la liste déroulante de `{ $field }` : { $values }, car `{ $separator }` y sépare les valeurs

report-template-wrote = { $columns ->
        [one] { $columns } colonne écrite
        [many] { $columns } de colonnes écrites
       *[other] { $columns } colonnes écrites
    } dans { $file }, dont { $required } obligatoires

report-the-file = le fichier

report-title-rows = { $title }, { $count ->
        [one] ligne
        [many] lignes
       *[other] lignes
    } { $rows }

report-unwritable-encoding = contient `{ $character }`, qui n'existe pas en { $encoding }

report-unwritable-nothing = aucune valeur dans les colonnes, la ligne serait donc vide

report-unwritable-quotes = contient { $character ->
       *[line-break] un saut de ligne
        [tab] une tabulation
    }, mais { $target } n'accepte pas de cellules entre guillemets

report-unwritable-quotes-other = contient `{ $character }`, mais { $target } n'accepte pas de cellules entre guillemets

report-unwritable-separator = contient `{ $separator }`, qui sépare les valeurs d'une liste

report-unwritable-several = plusieurs valeurs, mais une cellule ne peut en avoir qu'une

report-unwritable-space = commence ou se termine par un espace, qui serait perdu

report-unwritable-too-long = a plus de { $limit } caractères, la limite d'une cellule de classeur

report-verdict-clean = aucun problème trouvé

report-verdict-errors = { $errors ->
        [one] { $errors } erreur
        [many] { $errors } d'erreurs
       *[other] { $errors } erreurs
    }

report-verdict-errors-and-warnings = { $errors ->
        [one] { $errors } erreur
        [many] { $errors } d'erreurs
       *[other] { $errors } erreurs
    }, { $warnings ->
        [one] { $warnings } avertissement
        [many] { $warnings } d'avertissements
       *[other] { $warnings } avertissements
    }

report-verdict-need-work = { $failed ->
        [one] { $failed } utilisateur sur { $users } à corriger
        [many] { $failed } d'utilisateurs sur { $users } à corriger
       *[other] { $failed } utilisateurs sur { $users } à corriger
    }

report-verdict-nothing-checked = rien ne peut être vérifié avant que ce soit réglé

report-verdict-some-valid = { $what } ; { $valid ->
        [one] { $valid } peut être importé
        [many] { $valid } peuvent être importés
       *[other] { $valid } peuvent être importés
    }

report-verdict-warnings = aucune erreur ({ $warnings ->
        [one] { $warnings } avertissement
        [many] { $warnings } d'avertissements
       *[other] { $warnings } avertissements
    })

report-verdict-warnings-only = aucune erreur, { $warnings ->
        [one] { $warnings } avertissement
        [many] { $warnings } d'avertissements
       *[other] { $warnings } avertissements
    } : tous les utilisateurs peuvent être importés

report-verdict-whole-file = le fichier dans son ensemble ne peut pas être importé

report-verdict-whole-file-until-fixed = le fichier dans son ensemble ne peut pas être importé avant que ce soit corrigé

report-verdict-with-counts = { $what } : { $counts }

report-verdict-with-counts-short = { $file } : { $what } ({ $counts })

report-verdict-without-columns = des colonnes obligatoires manquent

report-warning = avertissement

report-warnings-heading = { $count ->
        [one] { $count } AVERTISSEMENT
        [many] { $count } D'AVERTISSEMENTS
       *[other] { $count } AVERTISSEMENTS
    }

report-warnings-note = (ces utilisateurs peuvent être importés)

report-whole-rows = lignes entières

report-wrote = `{ $file }` écrit

report-wrote-failed = `{ $file }` écrit : les lignes en erreur ; les doublons ne sont trouvés à coup sûr que dans le fichier entier

report-wrote-fixed = `{ $file }` écrit : { $cells ->
        [one] { $cells } cellule corrigée
        [many] { $cells } de cellules corrigées
       *[other] { $cells } cellules corrigées
    }

report-wrote-kept-formulas = { $said } ; { $cells ->
        [one] { $cells } cellule avec une formule non modifiée
        [many] { $cells } de cellules avec une formule non modifiées
       *[other] { $cells } cellules avec une formule non modifiées
    } : corrigez la formule

report-wrote-locked-filter = { $said } ; la feuille est protégée : retirez la protection pour utiliser le filtre

report-wrote-not-fixed = `{ $file }` écrit, il n'y avait rien à corriger

report-wrote-nothing = aucun fichier annoté n'a été écrit : { $why }

report-wrote-nothing-invalid-file = aucune ligne ne peut être importée tant que le fichier dans son ensemble a une erreur : { $message } [{ $rule }]

report-wrote-nothing-lossy = son texte en { $encoding } ne peut pas être réécrit sans modification

report-wrote-nothing-no-column = la feuille utilise toutes les colonnes jusqu'à XFD, il n'y a pas de place pour une autre

report-wrote-nothing-too-long = la cellule { $cell } a plus de { $most } caractères, le maximum d'une cellule de classeur

report-wrote-nothing-too-many-cells = la ligne { $row } a plus de 16 384 cellules, le maximum d'une feuille
report-wrote-nothing-too-many-findings = elle a plus de constats qu’il n’en est cité, davantage avec `--max-findings`

report-wrote-nothing-too-many-rows = il a plus de { $most } lignes, le maximum d'une feuille

report-wrote-nothing-unclosed-quote = un guillemet ne se ferme jamais, ses lignes ne peuvent donc pas être distinguées

report-wrote-valid = `{ $file }` écrit : les autres lignes ; les doublons ne sont trouvés à coup sûr que dans le fichier entier

report-wrote-without-signature = { $said } ; la signature numérique a été retirée car le classeur a changé

reused-key = { $key ->
        [address] cette adresse
        [id] cet identifiant
        [number] ce numéro
       *[value] cette valeur
    } appartient à `{ $known_as }`, ligne { $row } des utilisateurs actuels, et le nom est différent ici : vérifiez de qui est cette ligne

review-accepted = { $cells ->
        [one] { $cells } cellule corrigée
        [many] { $cells } de cellules corrigées
       *[other] { $cells } cellules corrigées
    }

review-but-not = { $said }, { $count } non : { $why }

review-checking = vérification

review-column-row = ligne

review-count-changes = { $count ->
        [one] { $count } modification
        [many] { $count } de modifications
       *[other] { $count } modifications
    }

review-count-errors = { $count ->
        [one] { $count } erreur
        [many] { $count } d'erreurs
       *[other] { $count } erreurs
    }

review-count-skipped = { $count ->
        [one] { $count } ignoré
        [many] { $count } ignorés
       *[other] { $count } ignorés
    }

review-count-users = { $count ->
        [one] { $count } utilisateur
        [many] { $count } d'utilisateurs
       *[other] { $count } utilisateurs
    }

review-count-warnings = { $count ->
        [one] { $count } avertissement
        [many] { $count } d'avertissements
       *[other] { $count } avertissements
    }

review-formula = une formule donne ce texte : modifiez-la dans le classeur, ou écrivez un CSV avec `-o`

review-formula-in-row = cette ligne contient une formule : supprimez-la dans le classeur, ou écrivez un CSV avec `-o`

review-found = trouvé : { $number } sur { $of }

review-help-title = Touches (une touche quelconque ferme)

review-ignored = { $rule } est ignorée désormais (u annule)

review-in-file = dans le fichier

review-is-skipped = cet utilisateur est ignoré (s annule)

review-key-accept = accepter

review-key-accept-all = tout accepter

review-key-accept-all-help = accepter la suggestion pour toutes les cellules de même valeur

review-key-accept-help = accepter la suggestion

review-key-all = tous

review-key-all-help = montrer tous les utilisateurs, ou ceux avec ce problème

review-key-cancel = annuler

review-key-choose = choisir

review-key-done = valider

review-key-edit = modifier

review-key-edit-help = modifier la cellule

review-key-help = aide

review-key-ignore = ignorer la règle

review-key-ignore-help = ignorer la règle de ce problème

review-key-leave-help = quitter tout de suite, le reste est proposé la prochaine fois

review-key-move-help = se déplacer : droite ouvre un type de problème, gauche revient

review-key-page-help = un écran plus haut ou plus bas, g et G vont aux extrémités

review-key-quit = quitter

review-key-quit-help = quitter, avec une question si quelque chose n'est pas écrit

review-key-recheck-help = vérifier la liste de nouveau

review-key-redo-help = rétablir

review-key-search = chercher

review-key-search-help = chercher partout, n et N : suivant, précédent

review-key-skip = ignorer

review-key-skip-all-help = ignorer tous les utilisateurs avec ce problème

review-key-skip-help = ignorer l'utilisateur, ou annuler cela

review-key-switch-help = passer des problèmes aux utilisateurs

review-key-translate = traduire

review-key-translate-help = dire ce que la valeur signifie pour tous (correspondance)

review-key-undo = défaire

review-key-undo-help = défaire

review-key-write = écrire

review-key-write-help = écrire la liste corrigée

review-no-cell = il n'y a pas de cellule ici

review-no-problems = aucun problème

review-no-such-column = la feuille de cette ligne n'a pas cette colonne

review-no-suggestion = il n'y a pas de suggestion ici (e modifie la cellule)

review-not-found = `{ $searched }` n'est dans aucun utilisateur

review-not-in-encoding = le fichier est en { $encoding }, qui n'a pas tous ces caractères

review-not-written = pas écrit : { $why }

review-nothing-to-redo = il n'y a rien à rétablir

review-nothing-to-translate = il n'y a pas de valeur à traduire ici

review-nothing-to-undo = il n'y a rien à défaire

review-question-meaning = { $value } signifie

review-question-quit = { $count ->
        [one] { $count } modification n'est pas écrite : quitter sans elle ? (y quitter, w écrire, n rester)
        [many] { $count } de modifications ne sont pas écrites : quitter sans elles ? (y quitter, w écrire, n rester)
       *[other] { $count } modifications ne sont pas écrites : quitter sans elles ? (y quitter, w écrire, n rester)
    }

review-question-resume = { $count ->
        [one] { $count } modification antérieure n'a pas été écrite : la refaire ? (y oui, n non)
        [many] { $count } de modifications antérieures n'ont pas été écrites : les refaire ? (y oui, n non)
       *[other] { $count } modifications antérieures n'ont pas été écrites : les refaire ? (y oui, n non)
    }

review-question-save-mapping = écrire aussi la correspondance { $file } ? (y oui, n seulement la liste, Esc rien)

review-question-search = chercher

review-redone = { $changes ->
        [one] { $changes } modification refaite
        [many] { $changes } de modifications refaites
       *[other] { $changes } modifications refaites
    }

review-replay-no-column = la liste n'a pas de colonne pour cela

review-replay-no-key = la modification ne dit pas de qui est la ligne

review-replay-no-rule = il n'y a pas de règle `{ $rule }`

review-replay-nobody = aucun utilisateur n'a `{ $value }` comme { $field }

review-replay-other-value = la cellule contient `{ $found }`, pas `{ $expected }`

review-replay-several = { $users } utilisateurs correspondent

review-skipped-all = { $users ->
        [one] { $users } utilisateur est ignoré
        [many] { $users } d'utilisateurs sont ignorés
       *[other] { $users } utilisateurs sont ignorés
    }

review-suggestion = suggestion

review-title-all = Tous les utilisateurs

review-title-errors = { $count ->
        [one] { $count } ERREUR
        [many] { $count } D'ERREURS
       *[other] { $count } ERREURS
    }

review-title-file = le fichier entier

review-title-problems = Problèmes

review-title-users = Utilisateurs avec ce problème

review-title-warnings = { $count ->
        [one] { $count } AVERTISSEMENT
        [many] { $count } D'AVERTISSEMENTS
       *[other] { $count } AVERTISSEMENTS
    }

review-too-long = une cellule de classeur contient au plus { $most } caractères

review-too-small = le terminal est trop petit : il faut 60 colonnes et 16 lignes

review-translated = `{ $from }` signifie { $to } pour tous

review-undone = { $changes ->
        [one] { $changes } modification défaite
        [many] { $changes } de modifications défaites
       *[other] { $changes } modifications défaites
    }

review-wrote = { $files } écrit

rule-ambiguous-column = plusieurs colonnes pourraient être le même champ

rule-ambiguous-date = le jour et le mois ne peuvent pas être distingués

rule-archived-user = l'utilisateur est marqué comme archivé, mais cette opération n'archive personne

rule-bad-quoting = guillemets incorrects ou mal placés

rule-calculated-value = les valeurs d'une colonne sont calculées par des formules

rule-case-only-duplicate = la même valeur avec d'autres majuscules compte pour deux utilisateurs

rule-commented-row = une ligne commence par le signe d'un commentaire

rule-conflicting-values = valeurs contradictoires

rule-csv-syntax = des guillemets ou des séparateurs du fichier font partie d'une valeur

rule-date-serial = le nombre d'Excel pour une date au lieu de la date

rule-disallowed-domain = le domaine e-mail n'est pas autorisé

rule-display-name = plus que l'adresse dans une cellule d'adresse e-mail

rule-dragged-series = un nombre dans les adresses e-mail augmente de ligne en ligne

rule-duplicate-combination = deux utilisateurs ont les mêmes valeurs dans des champs qui doivent être uniques ensemble

rule-duplicate-email = adresse e-mail en double

rule-duplicate-id = deux utilisateurs ont la même valeur, qui doit être unique

rule-duplicate-label = deux colonnes ont le même en-tête

rule-duplicate-person = une personne figure deux fois dans la liste, avec deux adresses

rule-duplicate-row = deux lignes sont identiques

rule-escaped-text = des lettres sont écrites en codes d'une page web, d'un e-mail, d'un lien ou d'un script

rule-formula = la valeur serait exécutée comme formule dans Excel

rule-formula-without-value = la formule n'a jamais été calculée

rule-full-name = le nom complet figure dans un champ prévu pour un seul nom

rule-garbled-text = des lettres ont été lues avec le mauvais encodage et enregistrées ainsi, ou sont perdues

rule-hidden-columns = une colonne est masquée dans le classeur

rule-hidden-rows = des utilisateurs sont sur des lignes masquées du classeur

rule-id-conflict = l'identifiant et l'adresse e-mail appartiennent à des utilisateurs différents

rule-immutable-change = le champ ne peut pas être modifié

rule-invalid-boolean = un champ oui/non contient une valeur que le système cible ne reconnaît pas

rule-invalid-date = date non valide

rule-invalid-email = adresse e-mail non valide

rule-invalid-language = code de langue non valide

rule-invalid-path = chemin non valide

rule-invalid-phone = numéro de téléphone non valide

rule-invisible-character = une valeur contient des caractères invisibles

rule-leftover-example = ligne d'exemple d'un modèle

rule-list-notation = une liste dans la notation d'un programme

rule-lookalike-character = une lettre d'un autre alphabet qui ressemble à une lettre latine

rule-manager-cycle = des utilisateurs sont en boucle leurs propres responsables

rule-mangled-number = Excel a modifié un identifiant ou un numéro de téléphone

rule-merged-cells = une cellule fait partie de cellules fusionnées et n'a pas de valeur propre

rule-misplaced-email = une adresse e-mail figure dans un champ prévu pour autre chose

rule-missing-column = une colonne obligatoire est introuvable

rule-missing-dependent-value = obligatoire à cause d'un autre champ ou d'un paramètre

rule-missing-root = le chemin d'une division ne commence pas par la division supérieure

rule-missing-value = une cellule obligatoire est vide

rule-mixed-languages = la colonne mélange des langues (Oui, Yes)

rule-name-mismatch = des noms et des adresses e-mail ne vont pas ensemble

rule-near-duplicate-group = le nom du groupe est presque le même que celui d'un autre

rule-no-users = le fichier ne contient aucun utilisateur

rule-nul-byte = une ligne contient un caractère NUL

rule-odd-name = un nom contient quelque chose qui n'en fait pas partie

rule-outside-own-division = vous ne pouvez pas importer dans cette division

rule-pattern-mismatch = une valeur ne correspond pas au modèle exigé

rule-placeholder-value = un texte de remplacement au lieu d'une valeur

rule-private-address = une adresse e-mail privée dans un champ que tous les utilisateurs voient

rule-probable-rename = un nouvel utilisateur porte le nom d'un utilisateur actuel qui manque dans le fichier

rule-ragged-row = une ligne a plus ou moins de cellules que la ligne d'en-têtes

rule-renamed-id = identifiant inconnu ou colonne d'identifiants renommée

rule-repeated-header = une ligne répète les en-têtes

rule-reused-key = l'identifiant ou l'adresse appartient jusqu'ici à une autre personne

rule-seat-by-default = des utilisateurs occupent une licence car rien ne dit le contraire

rule-second-table = un second tableau se trouve sous la liste

rule-several-values = plusieurs valeurs dans une cellule prévue pour une seule

rule-shared-mailbox = une boîte aux lettres partagée sur la ligne d'une personne

rule-small-group = un groupe a trop peu de membres

rule-spaced-separator = des espaces ou des éléments vides dans une liste

rule-special-character = un caractère que le système cible n'accepte pas

rule-spreadsheet-error = une formule du tableur a renvoyé une erreur

rule-stopped-import = l'import ferait tant de changements à la fois que `enroll apply` l'arrête

rule-stray-whitespace = espaces au début ou à la fin

rule-suspicious-domain = faute de frappe dans le domaine ?

rule-swallowed-rows = un guillemet qui ne se ferme pas dans sa cellule y inclut les lignes suivantes

rule-swapped-columns = des colonnes semblent interverties

rule-text-became-date = un tableur a fait d'un texte une date

rule-too-few-seats = pas assez de licences

rule-too-many-rows = plus d'utilisateurs qu'un import ne peut en contenir

rule-total-row = ligne de total ou pied de page

rule-truncated-value = texte probablement coupé

rule-unclosed-quote = un guillemet ne se ferme jamais

rule-unfilled-row = une ligne d'un modèle que personne n'a remplie

rule-unknown-manager = le responsable n'est pas dans le fichier

rule-unknown-user = l'utilisateur à supprimer n'existe pas

rule-unknown-value = la valeur n'est pas dans la liste de votre organisation

rule-unlabelled-column = une colonne a des valeurs, mais pas d'en-tête

rule-unlikely-date = une date à laquelle personne n'est né, n'a été embauché ou archivé

rule-unmapped-column = une colonne n'est pas utilisée

rule-unreachable-domain = aucun e-mail de l'extérieur n'atteint le domaine d'une adresse

rule-unreachable-user = l'utilisateur n'a ni adresse e-mail ni téléphone

rule-unread-sheet = une autre feuille du classeur a les mêmes en-têtes et des utilisateurs, et n'est pas lue

rule-unreadable-encoding = des caractères qui ne peuvent pas être lus

rule-unseparated-list = la liste a le mauvais séparateur

rule-unused-name-part = une partie du nom n'est pas utilisée

rule-value-not-allowed = la valeur n'est pas autorisée

rule-value-too-long = la valeur est trop longue

rule-wrong-delimiter = mauvais séparateur pour le système cible

rule-wrong-encoding = mauvais encodage

rule-wrong-format = le système cible n'accepte pas ce format de fichier

rule-wrong-label-case = l'en-tête doit être en minuscules

seat-by-default-empty = { $users ->
        [one] { $users } utilisateur n'a pas de valeur ici, compte comme actif et occupe une licence : écrivez `{ $frees }` pour ceux qui ne doivent pas en occuper
        [many] { $users } d'utilisateurs n'ont pas de valeur ici, comptent comme actifs et occupent une licence : écrivez `{ $frees }` pour ceux qui ne doivent pas en occuper
       *[other] { $users } utilisateurs n'ont pas de valeur ici, comptent comme actifs et occupent une licence : écrivez `{ $frees }` pour ceux qui ne doivent pas en occuper
    }

seat-by-default-no-column = pas de colonne `{ $header }` : tous les utilisateurs ({ $users }) comptent comme actifs et occupent une licence, ajoutez la colonne avec `{ $frees }` pour ceux qui ne doivent pas en occuper

second-table = un second tableau commence à la ligne { $first }, ce ne sont pas des utilisateurs : ligne ignorée

several-values-addresses = plusieurs adresses e-mail dans une cellule : gardez-en une

several-values-list = ressemble à une liste, mais une seule valeur est autorisée

several-values-numbers = plusieurs numéros de téléphone dans une cellule : gardez-en un

several-values-same-address = deux fois la même adresse e-mail dans une cellule

shared-mailbox = ressemble à une boîte aux lettres partagée, mais `{ $header }` vaut `{ $value }`

since-changed = { $cells ->
        [one] { $cells } cellule sans problème a été modifiée
        [many] { $cells } de cellules sans problème ont été modifiées
       *[other] { $cells } cellules sans problème ont été modifiées
    }

since-changed-cell = ligne { $row }, { $column } : `{ $from }`, maintenant `{ $to }`

since-changed-more = { $more ->
        [one] { $more } autre : --full
        [many] { $more } d'autres : --full
       *[other] { $more } autres : --full
    }

since-findings = depuis { $file } : { $fixed ->
        [one] { $fixed } constat corrigé
        [many] { $fixed } de constats corrigés
       *[other] { $fixed } constats corrigés
    }, { $still } toujours là, { $new ->
        [one] { $new } nouveau
        [many] { $new } de nouveaux
       *[other] { $new } nouveaux
    }

since-not-compared = { $rows ->
        [one] { $rows } autre ligne a été modifiée sans être comparée cellule par cellule
        [many] { $rows } d'autres lignes ont été modifiées sans être comparées cellule par cellule
       *[other] { $rows } autres lignes ont été modifiées sans être comparées cellule par cellule
    }

since-removed = { $removed ->
        [one] { $removed } constat a disparu avec sa ligne
        [many] { $removed } de constats ont disparu avec leurs lignes
       *[other] { $removed } constats ont disparu avec leurs lignes
    }

since-users = { $added ->
        [one] { $added } utilisateur ajouté
        [many] { $added } d'utilisateurs ajoutés
       *[other] { $added } utilisateurs ajoutés
    }, { $removed ->
        [one] { $removed } supprimé
        [many] { $removed } de supprimés
       *[other] { $removed } supprimés
    }

skipped-row-asked = ignoré par `--skip`

skipped-row-exists = existe déjà et n'est pas modifié (`--existing skip`)

skipped-row-failed = la ligne a des erreurs

skipped-row-immutable = `{ $field }` ne peut plus être modifié une fois défini

skipped-row-not-there = n'existe pas

skipped-row-read-only = seul { $target } définit `{ $field }`, et sa valeur y est différente

skipped-row-refused = { $assumed ->
        [yes] existe déjà, et { $target } ne modifie sans doute pas les utilisateurs par un import
       *[no] existe déjà, et { $target } ne modifie pas les utilisateurs par un import
    }

skipped-row-taken-by-row = la ligne { $row } a la même valeur de `{ $field }`, qui doit être unique

skipped-row-taken-by-user = `{ $user }` a la même valeur de `{ $field }`, qui doit être unique

skipped-row-twice = est le même utilisateur que la ligne { $row }

skipped-row-unknown-id = a une valeur de `{ $field }` que { $target } n'a pas attribuée

small-group = { $members ->
        [one] le groupe a { $members } membre, mais il en faut au moins { $least }
        [many] le groupe a { $members } de membres, mais il en faut au moins { $least }
       *[other] le groupe a { $members } membres, mais il en faut au moins { $least }
    }
    .remedy = { remedy-more-members }

small-group-in-file = { $members ->
        [one] le groupe a { $members } membre dans ce fichier, mais il en faut au moins { $least }
        [many] le groupe a { $members } de membres dans ce fichier, mais il en faut au moins { $least }
       *[other] le groupe a { $members } membres dans ce fichier, mais il en faut au moins { $least }
    }
    .remedy = { remedy-more-members }

small-group-in-file-or-set = { $members ->
        [one] le groupe a { $members } membre dans ce fichier, mais il en faut au moins { $least }
        [many] le groupe a { $members } de membres dans ce fichier, mais il en faut au moins { $least }
       *[other] le groupe a { $members } membres dans ce fichier, mais il en faut au moins { $least }
    }
    .remedy = { remedy-more-members-or-set }

small-group-not-checked = nécessite la taille minimale d'un groupe : `--org smallest_group=5`

small-group-or-set = { $members ->
        [one] le groupe a { $members } membre, mais il en faut au moins { $least }
        [many] le groupe a { $members } de membres, mais il en faut au moins { $least }
       *[other] le groupe a { $members } membres, mais il en faut au moins { $least }
    }
    .remedy = { remedy-more-members-or-set }

spaced-separator-empty-item = élément vide dans la liste : un `{ $separator }` en trop

spaced-separator-spaces = retirez les espaces autour du séparateur `{ $separator }`

special-character-address = { $target } n'accepte peut-être pas `{ $character }` dans une adresse

special-character-assumed = contient { $characters }, que { $target } n'accepte peut-être pas ici

special-character-before-at = la plupart des systèmes de messagerie n'acceptent pas `{ $character }` avant le `@`

special-character-control = le caractère { $code }

special-character-listed = contient { $characters }, que { $target } n'accepte pas ici

special-character-name = { $name ->
        [apostrophe] une apostrophe
        [backtick] un accent grave
        [comma] une virgule
        [pipe] une barre verticale
        [quote] un guillemet
        [semicolon] un point-virgule
       *[space] un espace
    }

special-character-quoted = la plupart des systèmes de messagerie n'acceptent pas de guillemets avant le `@`

special-character-shown = `{ $character }`

spreadsheet-error-narrow-column = la colonne était trop étroite pour afficher la valeur : élargissez-la dans Excel et enregistrez à nouveau le fichier

spreadsheet-error-result = la formule de cette cellule a renvoyé une erreur

stopped-import = { $reason } (si c'est voulu, exécutez-le avec `{ $flag }`)

stopped-import-cut-off = le fichier semble coupé, et les utilisateurs qui y manquent seraient retirés : { $why ->
        [full] il se termine à la ligne { $row }, où une feuille est pleine
       *[short] sa dernière ligne, { $row }, a moins de cellules que la précédente
    }

stopped-import-emptied-groups = le plan retire tous les membres { $number ->
        [one] du groupe { $groups }
        [many] de { $number } de groupes : { $groups }{ $more ->
            [0] {""}
            [one] { " " }et { $more } autre
            [many] { " " }et { $more } d'autres
           *[other] { " " }et { $more } autres
        }
       *[other] de { $number } groupes : { $groups }{ $more ->
            [0] {""}
            [one] { " " }et { $more } autre
            [many] { " " }et { $more } d'autres
           *[other] { " " }et { $more } autres
        }
    }

stopped-import-for-good = { $reason }

stopped-import-identities = le plan donne à { $number } utilisateurs sur { $users } à la fois un autre nom et une autre adresse : vérifiez que chaque { $keys } correspond toujours à la même personne

stopped-import-identities-apart = le plan donne à { $number } utilisateurs sur { $users } les valeurs de { $names } d'un autre utilisateur : { $fields ->
        [one] cette colonne semble triée
        [many] ces colonnes semblent triées
       *[other] ces colonnes semblent triées
    } sans les autres

stopped-import-identities-key-apart = le plan donne à { $number } utilisateurs sur { $users } les valeurs d'un autre utilisateur : la colonne { $key } semble triée sans les autres

stopped-import-key-changes = le plan modifie { $keys } de { $number } utilisateurs sur { $users }, soit { $share }

stopped-import-more-than-half = { $percent } % et plus de la moitié

stopped-import-nobody-left = le plan ne laisserait personne : il retire tous les utilisateurs ({ $removals })

stopped-import-protected = le plan retire `{ $user }`{ $others ->
        [0] {""}
        [one] { " " }et { $others } autre utilisateur
        [many] { " " }et { $others } d'autres utilisateurs
       *[other] { " " }et { $others } autres utilisateurs
    }, ce que la correspondance interdit

stopped-import-removals = le plan retire { $removals } utilisateurs sur { $users }, soit { $share }

stopped-import-renames = le plan crée { $renames } utilisateurs qui ressemblent à des utilisateurs actuels sous un autre nom ou une autre adresse : sur { $users } utilisateurs, c'est { $share }, et ils existeraient en double

stopped-import-seats = le plan occupe { $taken } licences, et il y en a { $seats } : il en manque { $missing }

stopped-import-share = { $percent } % et plus de { $usual } %

stopped-import-unread-sheets = { $count ->
        [one] la feuille { $sheets } a les mêmes en-têtes et { $users ->
            [one] { $users } utilisateur
            [many] { $users } d'utilisateurs
           *[other] { $users } utilisateurs
        }, mais n'est pas lue
        [many] les feuilles { $sheets } ont les mêmes en-têtes et { $users } utilisateurs, mais ne sont pas lues
       *[other] les feuilles { $sheets } ont les mêmes en-têtes et { $users } utilisateurs, mais ne sont pas lues
    } : les utilisateurs qui semblent manquer s'y trouvent peut-être, `--sheet all` les lit

stray-whitespace-after = espace à la fin

stray-whitespace-around = espaces au début et à la fin

stray-whitespace-before = espace au début

stray-whitespace-only = ne contient que des espaces

suspicious-domain-allowed = domaine probablement mal orthographié : `{ $domain }` n'est pas autorisé, mais ressemble à un domaine qui l'est

suspicious-domain-others = domaine probablement mal orthographié : { $users ->
        [one] { $users } utilisateur a
        [many] { $users } d'utilisateurs ont
       *[other] { $users } utilisateurs ont
    } `{ $usual }`

suspicious-domain-service = domaine probablement mal orthographié : vouliez-vous écrire `{ $usual }` ?

swallowed-rows = { $rows ->
        [one] un guillemet ouvert dans la colonne { $column } inclut la ligne suivante dans cette cellule : { $users } (ligne { $first }), fermez-le à la fin de la cellule
        [many] un guillemet ouvert dans la colonne { $column } inclut { $rows } de lignes suivantes dans cette cellule : { $users } (lignes { $first } à { $last }), fermez-le à la fin de la cellule
       *[other] un guillemet ouvert dans la colonne { $column } inclut les { $rows } lignes suivantes dans cette cellule : { $users } (lignes { $first } à { $last }), fermez-le à la fin de la cellule
    }

swapped-columns = utilisée pour `{ $field }`, mais { $count } valeurs sur { $total } sont des { $kind ->
       *[date] dates
        [email] adresses e-mail
        [phone] numéros de téléphone
    } : deux colonnes sont peut-être interverties

text-became-date = probablement un texte dont Excel a fait une date : cherchez-le dans le système source

too-few-seats = { $users ->
        [one] { $users } utilisateur a besoin d'une licence, mais il y en a { $seats }
        [many] { $users } d'utilisateurs ont besoin d'une licence, mais il y en a { $seats }
       *[other] { $users } utilisateurs ont besoin d'une licence, mais il y en a { $seats }
    }
    .remedy = achetez plus de licences, ou corrigez `seats` sous `[org]`

too-few-seats-not-checked = nécessite le nombre de licences : `--org seats=100`

too-many-rows = { $users ->
        [one] { $users } utilisateur
        [many] { $users } d'utilisateurs
       *[other] { $users } utilisateurs
    }, mais { $target } n'en accepte que { $limit } à la fois : divisez la liste

total-row-end-mark = une marque de fin de fichier et non un utilisateur : ligne ignorée

total-row-footer = ressemble à un pied de page et non à un utilisateur : ligne ignorée

total-row-total = ressemble à un total et non à un utilisateur : ligne ignorée

truncated-value = exactement { $length } caractères : probablement coupé, vérifiez la fin

unclosed-quote = { $lines ->
        [0] un guillemet s'ouvre ici et ne se ferme jamais : tout ce qui suit forme une seule cellule
        [one] un guillemet s'ouvre ici et ne se ferme jamais : la ligne suivante fait maintenant partie de la cellule
        [many] un guillemet s'ouvre ici et ne se ferme jamais : { $lines } de lignes suivantes font maintenant partie de la cellule
       *[other] un guillemet s'ouvre ici et ne se ferme jamais : les { $lines } lignes suivantes font maintenant partie de la cellule
    }

unfilled-row = { $rows ->
        [one] rien sur la ligne ne désigne une personne, comme un nom ou une adresse : la ligne { $first } est ignorée
        [many] sur { $rows } de lignes, rien ne désigne une personne, comme un nom ou une adresse : les lignes { $first } à { $last } sont ignorées
       *[other] sur { $rows } lignes, rien ne désigne une personne, comme un nom ou une adresse : les lignes { $first } à { $last } sont ignorées
    }

unknown-manager = aucun utilisateur du fichier n'a cette valeur dans { $columns }

unknown-manager-column = la colonne { $column }

unknown-manager-header = `{ $header }` (colonne { $column })

unknown-manager-no-column = aucun utilisateur du fichier n'a cette valeur dans `{ $field }`

unknown-manager-not-checked = nécessite les utilisateurs actuels : `--current FILE`

unknown-user = aucun utilisateur actuel n'a { $key ->
        [address] cette adresse
        [id] cet identifiant
        [number] ce numéro
       *[value] cette valeur
    }, rien ne serait donc supprimé

unknown-user-by-id = aucun utilisateur actuel n'a cette adresse, et l'identifiant est celui de la ligne { $row } des utilisateurs actuels : vérifiez lequel des deux est juste

unknown-user-several-keys = aucun utilisateur actuel n'a ces valeurs de { $headers }, rien ne serait donc supprimé

unknown-value = absent de votre liste de { $list ->
       *[divisions] divisions
        [groups] groupes
        [roles] rôles
    }
    .remedy = ajoutez `{ $value }` à { $list ->
       *[divisions] `divisions`
        [groups] `groups`
        [roles] `roles`
    } sous `[org]`, ou corrigez la valeur dans le fichier

unknown-value-header = l'en-tête `{ $header }` est absent de votre liste de { $list ->
       *[divisions] divisions
        [groups] groupes
        [roles] rôles
    }

unknown-value-spelling = écrit autrement dans votre liste de { $list ->
       *[divisions] divisions
        [groups] groupes
        [roles] rôles
    }

unlabelled-column = { $rows ->
        [one] n'a pas d'en-tête, mais une valeur à la ligne { $first_row }
        [many] n'a pas d'en-tête, mais des valeurs sur { $rows } de lignes (la première est la ligne { $first_row })
       *[other] n'a pas d'en-tête, mais des valeurs sur { $rows } lignes (la première est la ligne { $first_row })
    }

unlikely-date-archiving = est des années plus tard : l'utilisateur n'est pas archivé avant ce jour

unlikely-date-birth = date de naissance peu vraisemblable : elle est dans le futur, ou la personne serait un enfant

unlikely-date-early = date peu vraisemblable : elle est antérieure à 1900

unlikely-date-entry = date d'entrée peu vraisemblable : elle est des années plus tard

unmapped-column-system-id = non utilisée : une colonne d'identifiants du système cible doit garder son en-tête

unmapped-column-unused = non utilisée : ses cellules ne sont pas vérifiées

unreachable-domain-ending = aucun domaine ne se termine par `.{ $ending }`

unreachable-domain-guest = le nom de compte d'un invité, et non une adresse e-mail

unreachable-domain-inside = les domaines qui se terminent par `.{ $ending }` n'existent qu'à l'intérieur d'un réseau : les e-mails de l'extérieur n'arrivent pas

unreachable-user = il faut l'un des champs { $headers }, et tous sont vides

unreachable-user-only-column = vide, mais obligatoire : le fichier n'a pas d'autre colonne qui pourrait la remplacer

unread-sheet = { $users ->
        [one] la feuille `{ $sheet }` a les mêmes en-têtes et { $users } utilisateur, et n'est pas lue : `--sheet all` la lit aussi
        [many] la feuille `{ $sheet }` a les mêmes en-têtes et { $users } d'utilisateurs, et n'est pas lue : `--sheet all` la lit aussi
       *[other] la feuille `{ $sheet }` a les mêmes en-têtes et { $users } utilisateurs, et n'est pas lue : `--sheet all` la lit aussi
    }

unreadable-encoding = contient des octets qui ne peuvent pas être lus en { $encoding }

unseparated-list = ressemble à une liste, mais les valeurs doivent être séparées par `{ $separator }`
    .remedy = si toute la colonne a un autre séparateur : `--set { $field }.separator=...`

unseparated-list-cut = la correspondance donne `{ $listed }` comme une seule valeur, mais le séparateur `{ $separator }` la coupe : utilisez un autre séparateur et définissez-le avec `--set { $field }.separator=...`

unused-name-part-lost = partie du nom, mais non utilisée : elle serait perdue

unused-name-part-move = partie du nom, mais non utilisée : elle serait perdue, ajoutez-la à `{ $header }`

value-not-allowed = valeur non autorisée : utilisez { $allowed }
    .remedy = { remedy-translate-value }

value-not-allowed-assumed = la documentation de l'éditeur ne mentionne pas cette valeur : elle ne sera peut-être pas reconnue

value-not-allowed-mark = doit être `{ $mark }` ou vide

value-too-long = { $length } caractères, mais { $limit } au plus sont autorisés

wrong-delimiter = les cellules sont séparées par des { $found }, mais { $target } veut des { $allowed } : enregistrez à nouveau le fichier ainsi

wrong-delimiter-commas = virgules

wrong-delimiter-control = caractères { $code }

wrong-delimiter-other = `{ $character }`

wrong-delimiter-pipes = barres verticales

wrong-delimiter-semicolons = points-virgules

wrong-delimiter-spaces = espaces

wrong-delimiter-tabs = tabulations

wrong-encoding-guess = lu en { $found }, ce qui est une supposition : si des noms semblent faux, utilisez `--encoding`

wrong-encoding-mark = commence par une marque d'ordre des octets : enregistrez en UTF-8 sans BOM

wrong-encoding-no-mark = n'a pas de marque d'ordre des octets : enregistrez en CSV UTF-8 avec BOM

wrong-encoding-rival = lu en { $found } ({ $words }), mais ce pourrait être { $other } ({ $others }) : si c'est le cas, utilisez `--encoding { $other }`

wrong-encoding-save-other = l'encodage est { $found }, mais { $target } veut { $allowed } : enregistrez dans cet encodage

wrong-encoding-save-utf-8 = l'encodage est { $found }, mais { $target } veut { $allowed } : enregistrez en CSV UTF-8

wrong-format = le fichier est { $found }, mais { $target } accepte { $allowed } : `enroll export` écrit un tel fichier

wrong-label-case-not-own = pas un en-tête du système cible, dont les en-têtes sont en minuscules

wrong-label-case-upper = les en-têtes doivent être en minuscules
