"""Words of family life, for ``extraction.sensitive``: relatives, how somebody lives, birth and leave."""

from __future__ import annotations

from extraction.anycase import AnyCase

NAME = r"\[NAME_\d{1,6}\]"
OWN = r"(?:min|mit|mine|vores|my|our|egen|eget|egne)"
KIN = (
    r"(?:mor|far|forældre|mormor|morfar|farmor|farfar|bror|søster|brødre|søstre|søskende|svigermor|"
    r"svigerfar|kone|mand|"
    r"hustru|ægtefælle|samlever(?:ske)?|kæreste|datter|døtre|søn(?:ner)?|børn|barn|drenge|piger|tvillinger|"
    r"barnebarn|børnebørn|"
    r"lillebror|storebror|lillesøster|storesøster|nevø|niece|onkel|tante|moster|faster|fætter|kusine|nephew|uncle|aunt|"
    r"cousin|familie|mother|father|parents|brothers?|sisters?|wife|husband|spouse|boyfriend|girlfriend|daughters?|"
    r"sons?|"
    r"children|child|kids?|twins|family|grand(?:son|daughter|child|children|mother|father))"
)
COUNT = r"(?:en|et|to|tre|fire|fem|seks|\d|små|mange|flere|one|two|three|four|five|six|an?|small)"
FAMILY = AnyCase(
    rf"(?<!\w)(?:(?:{OWN}) (?:[a-zæøå]{{2,12}} ){{0,2}}{KIN}(?!\w)|"
    rf"(?:gift|forlovet|samboende|samlevende|bor(?: sammen)?|lever|married|engaged|liv(?:e|es|ing)) (?:med|"
    rf"with|to)(?= (?:{OWN} |"
    rf"(?:en |et |a |an )?[\w-]{{0,20}} ?(?:{NAME}|{KIN}(?!\w))))|"
    rf"(?:gift|forlovet|samboende|samlevende|married|engaged)(?!\w)|"
    r"(?:enke(?:mand)?|fraskilt|skilt|separeret|enlig(?: mor| far)?|ugift|single (?:mother|father|mum|dad|"
    r"parent)|divorced|"
    r"widow(?:er|ed)?|separated|civilstand|marital status)(?!\w)|(?:min|my) partner(?!\w)|partner:|"
    rf"(?:(?:en|et|to|tre|fire|fem|seks|\d|one|two|three|four|five|six|a) )?(?:[a-zæøå]{{2,10}} )?{KIN}(?::|"
    rf",)? ?\(?{NAME}|"
    rf"{NAME} \((?:my |min )?{KIN}\)|{NAME},? (?:og|and|\+) {COUNT} (?:[a-zæøå]{{2,10}} )?{KIN}(?!\w)|"
    r"(?:en|to|tre|fire|fem|\d) gange (?:mor|far|mormor|morfar|farmor|farfar)(?!\w)|"
    r"(?:delebørn|delebarn|bonusbørn|papbørn)(?!\w)|(?:så længe|når|indtil|as long as|when|until) (?:børnene|ungerne|"
    r"mine børn|the (?:kids|children)|my (?:kids|"
    r"children))(?!\w)|"
    rf"{NAME}\)?,? ?\(?(?:på |age[d]? )?\d{{1,2}}(?!\d)|"
    rf"(?:er|blevet|just became|am|became) (?:netop |lige )?(?:blevet )?(?:a )?(?:far|mor|mother|"
    rf"father)(?: (?:til|of|to))?(?!\w)|"
    rf"(?:har|fået|fik|får|venter|have|had|got|expecting)(?: jeg)? {COUNT} (?:(?:små|store|voksne|hjemmeboende|"
    rf"dejlige|small|grown|young|grown-up) )?{KIN}(?!\w)|"
    rf"(?:bor|boet|lever|live|living)(?: \w+){{0,4}} {COUNT} (?:voksne|adults|{KIN})(?!\w)|"
    r"[\wæøå]+(?:sk|ish|ian|ese) (?:mor|far|forældre|mother|father|parents|kone|wife|husband)(?!\w))",
)
LEAVE = AnyCase(
    r"(?<!\w)(?:barsel|barselsorlov|forældreorlov|parental leave|maternity leave|paternity leave|graviditet|gravid|"
    r"pregnan(?:t|cy))(?!\w)(?!.{0,12}cover)",
)
