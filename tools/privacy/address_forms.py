"""The forms of postal addresses by country, as regular expressions."""

from __future__ import annotations

from .address_form import AddressForm

_UP = r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017d]"
_WORD = rf"{_UP}[\w.'’-]{{0,40}}"
_NUMBER = r"\d{1,5}(?:\s?[-–/]\s?\d{1,5})?[A-Za-z]?"

_SUFFIX = (
    r"Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Terrace|Crescent|Cres|"
    r"Parkway|Pkwy|Highway|Hwy|Turnpike|Tpke|Expressway|Freeway|Alley|Causeway|Mews|Esplanade|"
    r"Promenade|Quay|Broadway|Parade|Wharf|Circle|Cir|Junction|Thoroughfare|Trailer|Throughway|"
    r"Trafficway|Underpass|Overpass|Stravenue|Rue"
)
_SOFT_SUFFIX = (
    r"Way|Place|Pl|Close|Square|Sq|Walk|Row|Gate|Hill|Trail|Trl|Path|Loop|Plaza|Park|Bridge|Ridge|"
    r"View|Grove|Gardens?|Green|Rise|Vale|Point|Pass|Run|Cove|Cape|Canyon|Creek|Cliffs?|Club|"
    r"Common|"
    r"Corners?|Course|Courts|Crest|Crossing|Crossroads?|Dale|Dam|Divide|Drives|Estates?|"
    r"Extensions?|Falls?|Ferry|Fields?|Flats?|Fords?|Forest|Forges?|Forks?|Fort|Gateway|Glens?|"
    r"Greens|Groves|Harbou?rs?|Haven|Heights|Hills|Hollow|Inlet|Islands?|Isle|Junctions|Keys?|"
    r"Knolls?|Lakes?|Land|Landing|Lights?|Locks?|Lodge|Mall|Manors?|Meadows?|Mills?|Mission|"
    r"Motorway|"
    r"Mount|Mountains?|Neck|Orchard|Oval|Parks|Parkways|Passage|Pike|Pines?|Plains?|Points|Ports?|"
    r"Prairie|Radial|Ramp|Ranch|Rapids?|Rest|Ridges|River|Roads|Route|Shoals?|Shores?|Skyway|"
    r"Springs?|Spurs?|Squares|Station|Stream|Streets|Summit|Trace|Track|Tunnel|Unions?|Valleys?|"
    r"Via|Viaduct|Views|Villages?|Ville|Vista|Walks|Wall|Ways|Wells?"
)
_UNIT = r"(?:,?\s(?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Room|Rm|#)\.?\s?#?\s?\w{1,6})"
_US_STATE = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|"
    r"S[CD]|T[NX]|UT|V[AIT]|W[AIVY]|A[AEPS]|FM|MH|MP|PW)"
)
_UK_POST = r"(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})"
_CA_POST = r"[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d"
_PLACE = rf"(?:St\. )?{_UP}(?:[^\W\d_]|['’-])+(?!\w)"
_TOWN = rf"{_PLACE}(?: {_PLACE}){{0,3}}"
_TAIL = (
    rf"(?:{_UNIT})?"
    rf"(?:[,\n]\s?{_TOWN})?(?:,?\s{_US_STATE}(?:\s\d{{5}}(?:-\d{{4}})?)?(?!\w))?"
    rf"(?:,?\s(?:{_UK_POST}|{_CA_POST})(?!\w))?"
)
_POST_TOWN = (
    rf"(?:[,\n]{{0,2}}\s{{0,2}}(?:[A-Z]{{1,2}}-)?\d{{4,5}}\s{_WORD}"
    rf"(?:[ /-](?:{_WORD}|am|an|auf|der|dem|im|in|bei|ob|vor|van)){{0,4}})"
)
_HOUSE = r"\d{1,4}(?!\d)(?:\s?[a-hA-H](?!\w))?(?:\s?[-–/]\s?\d{1,4}(?:\s?[a-hA-H](?!\w))?)?"
_OF = (
    r"(?:(?:de|del|della|dei|do|da|dos|das|du|des|la|las|le|les|los|el|di|san|santa|l['’]|"
    r"d['’])\s?){0,3}"
)
_NAMED = rf"{_OF}(?:{_WORD}[ -]?){{1,4}}"
_ROMANCE_STREET = (
    r"(?i:Calle|C/|C\.|Cañada|Pasadizo|Stretto|Canale|Incrocio|Avenida|Avda\.?|Av\.|Plaza|Paseo|"
    r"Camino|Carretera|Ronda|Rambla|Glorieta|Acceso|"
    r"Pasaje|Callej[oó]n|Cuesta|Vial|Urbanizaci[oó]n|Via|Viale|Piazza|Corso|Largo|Vicolo|Strada|"
    r"Borgo|Rotonda|Contrada|Rua|Travessa|Praça|Alameda|Estrada|Rodovia|ul\.|ulica|aleja|al\.|"
    r"plac|pl\.)"
)
_FLOOR = r"(?:,?\s(?i:Piso|Apt\.|Puerta|Piano|Appartamento|Interno|Apto\.?|m\.)\s?\d{1,4})"
_ROMANCE_TOWN = (
    rf"(?:\s?[,\n-]{{0,2}}\s?(?:\d{{2}}-\d{{3}}|"
    rf"\d{{5}}(?:-\d{{3}})?),?\s{_TOWN}(?:\s\([A-Z]{{2}}\))?"
    rf"|\s?[,\n]\s?{_TOWN}(?:,\s?\d{{5}})?)"
)
_FRENCH_STREET = (
    r"(?i:rue|avenue|av\.|boulevard|bd|place|chemin|allée|impasse|quai|cours|route|"
    r"passage)"
)
_INDIAN = r"(?i:H\.? ?No\.?|House No\.?|Flat No\.?|Plot No\.?)"

_GERMAN_ENDS = (
    *("straße", "strasse", "str.", "gasse", "allee", "chaussee", "straat", "laan", "gracht"),
    *("plein", "kade", "weg", "platz", "ring", "damm", "ufer", "steig", "stieg", "promenade"),
    "dijk",
)
_FRENCH_WORDS = (
    *("rue", "avenue", "av.", "boulevard", "bd", "place", "chemin", "allée", "impasse", "quai"),
    *("cours", "route", "passage"),
)
_ROMANCE_WORDS = (
    *("calle", "c/", "c.", "cañada", "pasadizo", "stretto", "canale", "incrocio", "avenida"),
    *("avda", "av.", "plaza", "paseo", "camino", "carretera", "ronda", "rambla", "glorieta"),
    *("acceso", "pasaje", "cuesta", "vial", "urbanizaci", "via", "piazza", "corso", "largo"),
    *("vicolo", "strada", "borgo", "rotonda", "contrada", "rua", "travessa", "praça"),
    *("alameda", "estrada", "rodovia", "ul.", "ulica", "aleja", "al.", "plac", "pl.", "callej"),
)

FORMS = (
    AddressForm(
        pattern=(
            rf"(?<![\w.,$€£-]){_NUMBER},?\s(?:(?:[NSEW]{{1,2}}|North|South|East|West)\.?\s)?"
            rf"(?:(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th))\s){{1,4}}(?:{_SUFFIX})(?![\w'’])\.?{_TAIL}"
        ),
        score=0.9,
        leads=True,
    ),
    AddressForm(
        pattern=(
            rf"(?<![\w.,$€£-])\d{{1,5}}[A-Za-z]?,?\s(?:{_WORD}\s){{1,3}}(?:{_SOFT_SUFFIX})(?!\w)"
            rf"(?:{_UNIT}{_TAIL}|[,\n]\s?{_TOWN},?\s(?:{_US_STATE}\s\d{{5}}|{_UK_POST}|{_CA_POST})|"
            rf"[,\n]\s?{_TOWN}(?=[\s.,]|$))"
        ),
        score=0.8,
        leads=True,
    ),
    AddressForm(
        pattern=(
            rf"(?<![\w.,$€£-])(?:{_NUMBER}\s(?:{_WORD}\s?){{1,4}},?\s)?{_TOWN},\s{_US_STATE},?\s"
            rf"\d{{5}}(?:-\d{{4}})?(?![\w])"
        ),
        score=0.85,
        sign=r",\s[A-Z]{2},?\s\d{5}",
    ),
    AddressForm(
        pattern=(
            rf"(?<!\w)(?:P\.?\s?O\.?\s?Box|Postfach|Apartado|Boîte postale|BP)\s\d{{1,6}}(?!\w)"
            rf"(?:{_TAIL})"
        ),
        score=0.85,
        words=("box", "postfach", "apartado", "boîte postale", "bp"),
    ),
    AddressForm(
        pattern=(
            rf"(?<!\w)(?:USNS|USNV|USS|USCGC|PSC|Unit|CMR)\s[\w ,]{{1,24}}[,\n ]\s?[FAD]PO\s"
            rf"{_US_STATE}\s\d{{5}}"
        ),
        score=0.9,
        words=("apo", "fpo", "dpo"),
    ),
    AddressForm(
        pattern=(
            rf"(?<!\w)(?:(?:Flat|Studio|Apartment|Unit)\s\w{{1,4}}[,\n]\s?)?(?:{_NUMBER}\s)?"
            rf"(?:{_TOWN}[,\n ]\s?){{0,3}}{_UK_POST}(?!\w)"
        ),
        score=0.7,
        sign=_UK_POST,
    ),
    AddressForm(
        pattern=(
            rf"(?<!\w)(?:{_INDIAN}\s?)?\d{{1,4}}(?:/\d{{1,4}})?(?:,|\n|,?\s)\s?(?:{_TOWN}[,\n]\s?){{1,3}}"
            rf"{_TOWN}[ -]\d{{6}}(?!\d)"
        ),
        score=0.85,
        sign=r"[ -]\d{6}(?!\d)",
    ),
    AddressForm(
        pattern=(
            rf"(?<!\w)(?:{_WORD}[ -]){{0,3}}[\w-]{{0,40}}"
            r"(?i:stra(?:ß|ss)e|str\.|gasse|allee|chaussee|"
            rf"straat|"
            rf"laan|"
            rf"gracht|plein|kade|weg|platz|ring|damm|ufer|steig|stieg|promenade|"
            rf"dijk)(?<=[\w-][\w.-]{{4}})\s"
            rf"{_HOUSE}{_POST_TOWN}?"
        ),
        score=0.9,
        ends=_GERMAN_ENDS,
    ),
    AddressForm(
        pattern=(
            r"(?<!\w)(?:Am|An der|An den|Auf der|Auf dem|Im|In der|Zum|Zur|Unter den|Alter|Alte|"
            r"Neue)\s"
            rf"(?:{_WORD}\s){{1,2}}{_HOUSE}{_POST_TOWN}"
        ),
        score=0.85,
        words=(
            "am ",
            "an de",
            "auf de",
            "im ",
            "in der ",
            "zum ",
            "zur ",
            "unter den ",
            "alte",
            "neue ",
        ),
        sign=r"\d{4,5}\s[^\W\d_]",
    ),
    AddressForm(
        pattern=rf"(?<!\w)(?:D|A|CH|L|B|NL|F|I|DK|SE|PL|CZ)-\d{{4,5}}\s{_TOWN}",
        score=0.7,
        sign=r"[A-Z]-\d{4,5}\s",
    ),
    AddressForm(
        pattern=(
            rf"(?<!\w)\d{{1,4}}(?:\s(?:bis|ter))?,?\s{_FRENCH_STREET}\s{_NAMED}"
            rf"(?:[,\n]?\s?\d{{5}}\s{_TOWN})?"
        ),
        score=0.9,
        leads=True,
        words=_FRENCH_WORDS,
    ),
    AddressForm(
        pattern=rf"(?<!\w){_FRENCH_STREET}\s{_NAMED}[,\n]\s?\d{{5}}\s{_TOWN}",
        score=0.9,
        words=_FRENCH_WORDS,
        sign=r"\d{5}\s",
    ),
    AddressForm(
        pattern=(
            rf"(?<!\w){_ROMANCE_STREET}\s{_NAMED}(?:,?\s?(?:n[.ºo°]{{1,2}}\s?)?)\d{{1,4}}(?:/\d{{1,4}})?"
            rf"[A-Za-z]?(?!\w){_FLOOR}?{_ROMANCE_TOWN}?"
        ),
        score=0.9,
        words=_ROMANCE_WORDS,
    ),
    AddressForm(
        pattern=(
            r"(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区|特别行政区))?[\u4e00-\u9fff]{2,7}?(?:市|州|盟|县|区)"
            r"(?:[\u4e00-\u9fff]{1,8}?(?:区|县|市|旗|镇|乡|街道|新区)){0,3}"
            r"[\u4e00-\u9fff0-9]{1,14}?(?:路|街|道|巷|弄|胡同|村|小区|花园|大厦|"
            r"广场)(?:[\u4e00-\u9fff]{0,3}段)?"
            r"\s?[0-9零一二三四五六七八九十百]{1,6}\s?(?:号|號|弄|栋|幢|座|-\d+)"
            r"(?:[\u4e00-\u9fff0-9A-Za-z-]{0,12}(?:室|楼|层|单元|号楼|房))?"
        ),
        score=0.95,
        words=("市", "州", "盟", "县", "区"),
        digit=False,
    ),
    AddressForm(
        pattern=(
            r"[\u4e00-\u9fff]{1,10}(?:路|街|巷|弄|胡同|大道)\s?\d{1,5}\s?(?:号|號|"
            r"弄)(?:\d{0,3}[\u4e00-\u9fff]{0,3}"
            r"[\d-]{1,6}(?:室|楼|层|号))?"
        ),
        score=0.8,
        words=("号", "號", "弄"),
    ),
    AddressForm(
        pattern=(
            r"(?:〒\s?\d{3}-\d{4}\s?)?(?:東京都|北海道|(?:京都|大阪)府|[\u4e00-\u9fff]{2,3}県)"
            r"[\u3040-\u30ff\u4e00-\u9fff]{1,12}(?:市|区|町|村|郡)[\u3040-\u30ff\u4e00-\u9fff]{0,12}?"
            r"[\d０-９一二三四五六七八九十]+(?:(?:丁目|番地?|号|[-－ー−])[\d０-９]*){0,4}"
        ),
        score=0.95,
        words=("東京都", "北海道", "京都府", "大阪府", "県"),
        digit=False,
    ),
    AddressForm(
        pattern=(
            r"(?:[\u4e00-\u9fff]{1,7}(?:小区|花园|公寓|家园|新村|社区|苑|庭|府|城|湾|居|园|里))?"
            r"(?<!\d)\d{1,3}(?:栋|幢|号楼|座)(?:\d{1,2}单元)?\d{3,4}(?:室|房|号)?"
            r"(?![\d.%元块人户平㎡米万年起])"
        ),
        score=0.85,
        words=("栋", "幢", "号楼", "座"),
    ),
)
"""Forms of addresses, each with what must stand in a text for it to be tried."""
