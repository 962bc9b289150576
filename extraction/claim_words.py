"""Predicates that tell how a CV holds what stands before them: over, a blank, a dream, on a list. For ``claims``."""

from __future__ import annotations

import re

from ontology.evidence import Polarity

_OVER = re.compile(
    r"(?<!\w)(?:er|is|are)(?: (?:nu|for længst|for mig|now|all))* (?:slut|forbi|fortid|historie|overstået|et "
    r"(?:overstået|afsluttet|"
    r"lukket) kapitel|(?:gået )?fløjten|behind me|belongs? to the past|a thing of the past|over(?= for me|\s*[.,;]|$)|"
    r"history|in the past|"
    r"a closed chapter)(?!\w)",
    re.IGNORECASE,
)
_BLANK = re.compile(
    r"(?<!\w)(?:er|is|are)(?: (?:ret|helt|stadig|desværre|a|an|et|en|noget))* (?:hul(?: hos mig| i mit cv)?|"
    r"fremmedord|sort snak|volapyk|"
    r"by i Rusland|ukendt land|ukendt territorium|non-existent|ikke-eksisterende|gap|blank|closed book|lukket bog|"
    r"Greek to me|(?:gået )?tabt|glemt|væk|gone|forgotten|lost(?= [,.;]|$))"
    r"(?!\w)|(?<!\w)(?:lavede|tog|klarede|gjorde|ordnede|passede|stod) (?:andre|de andre|en anden|en kollega|min "
    r"kollega|"
    r"revisor|revisoren|chefen|min chef|kontoret|banken)(?: (?:for|sig af))?(?=\s*(?:[.,;)]|$))|"
    r"(?<!\w)(?:was|were) (?:always )?(?:done|handled|taken care of) by (?:others|someone else|somebody else|my "
    r"\w+)(?!\w)",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"(?<!\w)(?:hører|hørte|ligger|lå) (?:ikke|aldrig) (?:til|under|i) (?:mit|mine|min) \w+|(?<!\w)(?:er|var|is|was|"
    r"were) (?:ikke|"
    r"aldrig|not|never) (?:en |a )?(?:del af|part of) (?:mit|mine|min|my) \w+|"
    r"(?<!\w)(?:er|ligger|falder|is|are|lies|falls)(?: [a-zæøå]+)? (?:uden for|udenfor|langt fra|outside|beyond) "
    r"(?:(?:mit|min|mine|my)"
    r"(?: (?:eget|own))? \w+|me(?!\w))",
    re.IGNORECASE,
)
_REJECTED = re.compile(
    r"(?<!\w)(?:er|is|are)(?: (?:helt|heller|desværre|nu|now))* (?:udelukket|ikke på tale|ikke aktuelt?|ruled out|no "
    r"longer (?:possible|an option)|ikke længere (?:mulig\w*|en mulighed)|ikke til "
    r"forhandling|"
    r"out of the question|off the table|not on the table|not negotiable|a no-?go)(?!\w)|"
    r"(?<!\w)hører (?:nu )?fortiden til(?!\w)|(?<!\w)(?:kommer|bliver der) (?:heller |slet )?ikke (?:på tale|til at "
    r"ske)",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"(?<=, )(?:blev )?(?:ikke (?:færdiggjort|færdig|afsluttet|gennemført|bestået|fuldført)|aldrig (?:færdiggjort|"
    r"afsluttet|"
    r"gennemført)|afbrudt|uafsluttet|(?:did not|didn['’]t|never) (?:finish|complete|graduate|pass)(?:ed)?|unfinished|"
    r"not "
    r"(?:finished|completed|passed)|abandoned|broken off|dropped out)(?=\s*(?:[.,;:)]|$)|\s(?:efter|da|fordi|after|"
    r"because)\s)",
    re.IGNORECASE,
)
_FADED = re.compile(
    r"(?<!\w)(?:er (?:for længst )?gået (?:helt )?i (?:glemmebogen|glemsel)|sidder ikke (?:fast |der )?(?:mere|"
    r"længere)|(?:has|have) "
    r"(?:long )?(?:faded|rusted away|gone)|blev (?:der |det )?aldrig (?:til )?(?:noget|mere|færdigt?|gennemført)(?: "
    r"af| "
    r"til)?|came to nothing|"
    r"never (?:came|got) (?:off the ground|anywhere)|(?:was|were) never (?:finished|completed))(?!\w)",
    re.IGNORECASE,
)
_DREAM = re.compile(
    r"(?<!\w)(?:(?:det|that|this) )?(?:er|is|['’]s)(?: [a-zæøå]+)? (?:drømmen|målet|planen|ønsket|min drøm|mit mål|"
    r"the dream|the goal|"
    r"the plan|my dream|my goal)(?=\s*(?:[.,;!]|$))",
    re.IGNORECASE,
)
_IF_TAUGHT = re.compile(
    r",? (?:hvis|såfremt) (?:I|nogen|en|man|du) (?:(?:vil|kan|ville|gerne) )*(?:lærer?|oplærer?|viser?) mig (?:det|"
    r"den|dem|op)(?!\w)|"
    r",? if (?:you|someone|somebody|anyone) (?:(?:will|can|would) )?(?:teach|teaches|show|shows|train|trains) me"
    r"(?: (?:it|that|them|how))?(?=\s*(?:[,.;]|$))",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?<!\w)(?:(?:står|er|ligger|is|are)(?: (?:også|øverst|højt|næst|nu|still|also|high|top))*(?: (?:op|up))? )?"
    r"(?:på|on|øverst på|top of|next on) (?:(?:min|mit|the|my) )?(?:ønske|wish|to-?do-?|bucket |læse|lærings)?[ -]?"
    r"(?:liste|listen|seddel|sedlen|list)(?!\w)|(?<!\w)(?:er|bliver|is|will be) (?:mit |my |det |the )?(?:næste|next)"
    r"(?: (?:skridt|mål|projekt|step|goal|up|thing))?(?=\s*(?:[,.;]|$))",
    re.IGNORECASE,
)
SAID = (
    (_OVER, Polarity.UNWANTED),
    (_BLANK, Polarity.NEGATED),
    (_OUTSIDE, Polarity.NEGATED),
    (_REJECTED, Polarity.UNWANTED),
    (_UNFINISHED, Polarity.NEGATED),
    (_FADED, Polarity.NEGATED),
    (_DREAM, Polarity.WISHED),
    (_IF_TAUGHT, Polarity.WISHED),
    (_LISTED, Polarity.WISHED),
)
"""What is said, and how that holds its subject."""
