"""Headings of the sections of CVs and postings, Danish and English, written down for this purpose.

Case-folded, without commas and end signs; several are parted by "|".
"""

from __future__ import annotations

from collections.abc import Mapping

CV: Mapping[str, str] = {
    "header": (
        "personlige oplysninger|personoplysninger|personalia|stamdata|kontakt|kontaktoplysninger|kontaktinfo|"
        "personal information|personal details|contact|contact information|contact details"
    ),
    "profile": (
        "profil|om mig|kort om mig|resumé|resume|kort fortalt|profiltekst|faglig profil|personlig profil|"
        "profile|summary|about me|professional summary|personal statement|objective|introduktion|"
        "præsentation|hvem er jeg|executive summary"
        "|lidt om mig|ledelsesprofil|in short|why me|hvorfor mig|kort profil|nyuddannet"
    ),
    "experience": (
        "hvad jeg har lavet|det har jeg lavet|ledererfaring|arbejde og erfaring|work|professional record|"
        "employment record|erfaring|erhvervserfaring|arbejdserfaring|joberfaring|ansættelser|ansættelse|"
        "job|jobs|arbejde|"
        "stillinger|karriere|karriereforløb|erhvervsforløb|beskæftigelse|tidligere job|"
        "tidligere ansættelser|praktik|frivilligt arbejde|relevant erfaring|erhvervsmæssig erfaring|"
        "experience|work experience|professional experience|employment|employment history|work history|"
        "career|career history|positions|volunteer work|volunteering|internships|relevant experience|"
        "studiejob|fritidsjob|anden erfaring|øvrig erfaring|faglig erfaring|undervisningserfaring|"
        "projekter|projects"
        "|frivilligt|ansættelsesforhold|"
        "jobs og praktik|what i have done"
    ),
    "education": (
        "uddannelse|uddannelser|uddannelsesbaggrund|uddannelse og kurser|skolegang|education|"
        "education and training|academic background|studies|qualifications and education|"
        "uddannelsesforløb|teoretisk baggrund"
    ),
    "courses": (
        "kurser|kurser og certifikater|kurser og certificeringer|certifikater|certificeringer|"
        "efteruddannelse|courses|certifications|certificates|training|courses and certificates|"
        "kurser og efteruddannelse|videreuddannelse"
    ),
    "skills": (
        "færdigheder|mine færdigheder|faglige værktøjer|værktøjer|nøgleord|keywords|det kan jeg|"
        "det kan jeg også|kompetencer|kvalifikationer|faglige kompetencer|kernekompetencer|"
        "nøglekompetencer|"
        "it|it-kompetencer|it-kundskaber|it-færdigheder|it kompetencer|tekniske kompetencer|skills|"
        "key skills|core competencies|competences|competencies|technical skills|it skills|tools|"
        "systemer|programmer|teknologier|technologies|expertise|key qualifications|"
        "faglige kvalifikationer|hvad jeg kan|jeg kan|styrker|strengths|software"
        "|skills and habits|skills with honest levels|"
        "machines and programs|hovedpunkter|det er jeg god til|mine kompetencer|my skills|what i can do"
    ),
    "languages": (
        "sprog|sprogkundskaber|sproglige kompetencer|sprogkompetencer|sprogfærdigheder|languages|language skills"
    ),
    "wishes": (
        "ønsker|jobønsker|fremtid|mål|karrieremål|jeg søger|det søger jeg|hvad jeg søger|ønsker til job|"
        "ønsket job|ønskede job|jobønske|jobmål|stillingsønsker|ønskede stillinger|ønsker til næste job|"
        "ønsket stilling|ønsket arbejde|jeg søger arbejde som|desired job|desired position|"
        "wishes|goals|career goals|looking for|what i am looking for|job preferences|"
        "preferences|motivation|fremtidsønsker|drømmejob|søger|hvad søger jeg|hvad jeg leder efter|jeg leder efter|"
        "hvad jeg gerne vil|hvad jeg gerne vil nu|hvad vil jeg|det vil jeg gerne|det job jeg ønsker|jobbet jeg søger|"
        "mit næste job|det næste job|næste job|næste skridt|hvad nu|ønsker og rammer|ønsker til arbejdet|wanted|"
        "what i want|i want|what i look for|what i am looking for next|the next job|my next job|next job|next step|"
        "the job i want|work wanted|i am looking for|job wishes"
        "|hvad vil jeg nu|hvad jeg ønsker|jeg ønsker|conditions|fremad|fremover|retning|videre herfra|ahead|looking "
        "ahead"
    ),
    "licence": "kørekort|driving licence|driving license|driver's license|driver's licence|licence|transport",
    "personal": (
        "personligt|personlige egenskaber|personlige kompetencer|personlighed|om min person|som person|"
        "personal|personal qualities|personal skills|personal profile|soft skills"
        "|soft"
    ),
    "interests": (
        "interesser|fritid|fritidsinteresser|hobby|hobbyer|interests|hobbies|leisure|privat|fritid og interesser"
        "|om fritiden|out of work|spare time|outside work"
    ),
    "family": "familie|civilstand|privatliv|familieforhold|family|marital status",
    "references": (
        "referee|referenceperson|referencepersoner|referencer|reference|referenceliste|"
        "anbefalinger|references|referees|referencer gives gerne"
    ),
    "other": (
        "andet|øvrigt|øvrige oplysninger|diverse|other|miscellaneous|additional information|"
        "publikationer|publications|udmærkelser|awards|tillidshverv|bestyrelsesarbejde"
    ),
}
POSTING: Mapping[str, str] = {
    "tasks": (
        "du skal løse opgaver som|hvad skal du lave|hvad skal jeg lave|kernen i jobbet|your main tasks|"
        "main tasks|purpose of the role|opgaver|dine opgaver|arbejdsopgaver|opgaverne|stillingen|"
        "om stillingen|om jobbet|jobbet|"
        "jobbeskrivelse|dit job|ansvarsområder|dine ansvarsområder|ansvar|hovedopgaver|"
        "dine primære opgaver|dine arbejdsopgaver|du skal|du kommer til at|du vil|din hverdag|rollen|"
        "om rollen|tasks|your tasks|responsibilities|your responsibilities|key responsibilities|the role|"
        "the job|about the role|about the job|job description|what you will do|what you'll do|your role|"
        "duties|opgaverne omfatter|dine opgaver bliver|dine opgaver vil være|dine opgaver er|"
        "dine opgaver vil bl.a. være|du får ansvar for"
        "|dine opgaver bliver blandt andet at|dine opgaver bliver blandt andet|"
        "hvad du får ansvar for|ledelsesopgaven|"
        "what will you do"
    ),
    "requirements": (
        "vi kræver|essential requirements|qualifications (must)|essential|hvad skal du kunne|"
        "det har du med|det skal du have|you as a person|background|krav|kvalifikationer|"
        "dine kvalifikationer|om dig|profil|din profil|din baggrund|kompetencer|"
        "dine kompetencer|hvem er du|vi forventer|vi søger|du har|du er|faglige kvalifikationer|"
        "personlige kvalifikationer|forventninger|vi forventer at du|requirements|qualifications|"
        "your profile|your qualifications|about you|who you are|you have|you are|skills|must have|"
        "what we are looking for|we are looking for|we expect|your background|hvad vi forventer|"
        "vi lægger vægt på|vi lægger vægt på at du|vi forestiller os at du|your skills|who are you|"
        "det forventer vi af dig|du skal have|dine forudsætninger|ideal candidate"
        "|vi kræver at du|hvad skal jeg kunne|hvad skal jeg have læst|"
        "you need|we require|"
        "vi søger en der|skal-krav|what you bring"
    ),
    "optional": (
        "det tæller med|det er et plus|det er et plus at du|qualifications (preferred)|also welcome|"
        "gerne også|en fordel|det er en fordel|det er en fordel hvis du|gerne|nice to have|nice-to-have|"
        "good to have|an advantage|bonus|preferred qualifications|preferred|et plus|plus|"
        "it is an advantage|it is an advantage if you|desirable"
        "|good if you have|good if|ikke afgørende|"
        "fordel|ønskeligt|ønskelige kvalifikationer|vægter positivt|det vægter positivt|nice to haves|an asset|assets|"
        "plus points|vi ser gerne|vi ser gerne at du|desirables"
    ),
    "unneeded": (
        "not required|you do not need|you don't need|not needed|not part of the role|not part of the job|ikke krav|"
        "ikke et krav|det kræver vi ikke|du behøver ikke|det skal du ikke kunne|ikke en del af jobbet"
    ),
    "offer": (
        "praktisk|practical|formalia|løn- og ansættelsesforhold|vi giver dig|hvad er vilkårene|"
        "practicalities|vi tilbyder|vi tilbyder dig|det tilbyder vi|hvad vi tilbyder|du får|hos os får du|"
        "løn og ansættelse|løn|ansættelsesvilkår|løn- og ansættelsesvilkår|løn og ansættelsesvilkår|"
        "ansættelsesforhold|vilkår|personalegoder|goder|we offer|what we offer|our offer|benefits|perks|"
        "salary|conditions|terms of employment|employment conditions|why join us|hvorfor os|"
        "løn og vilkår"
        "|vi giver|det får du"
    ),
    "about": (
        "om os|om virksomheden|hvem er vi|virksomheden|arbejdspladsen|om arbejdspladsen|about us|"
        "who we are|the company|about the company|our company|om afdelingen|om kommunen|"
        "din nye arbejdsplads|din kommende arbejdsplads"
    ),
    "application": (
        "vil du vide mere|hvem kan jeg spørge|more information|any questions|ansøgning|sådan søger du|"
        "ansøgningsfrist|kontakt|yderligere oplysninger|søg stillingen|"
        "interesseret|er du interesseret|application|how to apply|apply|contact|application deadline|"
        "further information|interested|samtaler|frist|deadline|ansøg nu"
        "|praktiske oplysninger"
    ),
}
