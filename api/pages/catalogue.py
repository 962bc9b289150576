"""Every word of the page, in Danish and English. A test holds both languages and the templates together."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("da", "en")

TEXTS: Mapping[str, tuple[str, str]] = {
    # The page around everything.
    "title": ("Jobvej – fra CV til job", "Jobvej – from CV to jobs"),
    "tagline": ("Fra CV til job, med begrundelse", "From CV to jobs, with reasons"),
    "skip": ("Gå til indholdet", "Skip to content"),
    "other_language": ("English", "Dansk"),
    "notice_title": ("Et supplement, ikke en afgørelse", "A supplement, not a decision"),
    "notice": (
        (
            "Jobvej foreslår job og siger hvorfor. Det afgør aldrig noget om en borger: det gør I i samtalen. "
            "CV’et gemmes ikke, og personoplysninger fjernes, før det bliver læst."
        ),
        (
            "Jobvej suggests jobs and says why. It never decides anything about a citizen: you do, together. "
            "The CV is not stored, and personal data are removed before it is read."
        ),
    ),
    "attribution": (
        "Denne tjeneste bruger Europa-Kommissionens klassifikation ESCO.",
        "This service uses the ESCO classification of the European Commission.",
    ),
    "versions": ("Versioner", "Versions"),
    "nothing": ("intet indlæst", "nothing loaded"),
    "api": ("API-beskrivelse (OpenAPI)", "API description (OpenAPI)"),
    # The form.
    "form_title": ("Læg et CV ind", "Put a CV in"),
    "file": ("Vælg et CV", "Choose a CV"),
    "file_hint": (
        "PDF, Word (docx), tekst, Europass (xml) eller JSON Resume, højst 10 MB.",
        "PDF, Word (docx), text, Europass (xml) or JSON Resume, at most 10 MB.",
    ),
    "text": ("… eller indsæt teksten", "… or paste the text"),
    "text_hint": ("Bruges, når der ikke er valgt en fil.", "Used when no file is chosen."),
    "search_title": ("Søgningen", "The search"),
    "postcode": ("Postnummer", "Postcode"),
    "postcode_hint": ("Tomt: det, der står i CV’et.", "Empty: the one in the CV."),
    "radius": ("Højst antal km væk", "At most this many km away"),
    "wanted": ("Ønskede stillinger", "Wanted work"),
    "wanted_hint": ("Adskil med komma. Tomt: dem, der står i CV’et.", "Separate by commas. Empty: those in the CV."),
    "submit": ("Find job", "Find jobs"),
    # What was read.
    "reading_title": ("Det læste Jobvej", "What was read"),
    "verdict_good": ("CV’et er læst godt nok til at finde job.", "The CV was read well enough to find jobs."),
    "verdict_poor": (
        "CV’et er kun delvist læst. Tag forslagene med forbehold.",
        "The CV was only partly read. Take the suggestions with care.",
    ),
    "verdict_unusable": (
        "CV’et kunne ikke læses godt nok. Der er derfor ikke søgt efter job.",
        "The CV could not be read well enough. No jobs were looked for.",
    ),
    "text_title": ("CV’et uden personoplysninger", "The CV without personal data"),
    "text_note": (
        "Markerede ord er fundet i CV’et og peger på punktet ved siden af.",
        "Marked words were found in the CV and lead to the entry beside it.",
    ),
    "removed": ("Fjernet før læsning", "Removed before reading"),
    "removed_none": ("Ingen personoplysninger fundet.", "No personal data found."),
    "found_title": ("Fundet i CV’et", "Found in the CV"),
    "found_none": ("Ingenting blev genkendt.", "Nothing was recognised."),
    "roles": ("Stillinger", "Work"),
    "education": ("Uddannelse", "Education"),
    "level": ("niveau {level}", "level {level}"),
    "group_stated": ("Kompetencer, der står i CV’et", "Skills that the CV states"),
    "group_implied": ("Kompetencer, som opgaverne viser", "Skills that tasks imply"),
    "group_wished": ("Ønsker", "Wishes"),
    "group_negated": ("Står som noget, personen ikke kan", "Stated as not known"),
    "group_unwanted": ("Vil personen ikke", "Not wanted"),
    "constraints": ("Vilkår", "Conditions"),
    "places": ("Sted", "Place"),
    "unmapped": ("ikke fundet i ESCO", "not found in ESCO"),
    "in_text": ("i teksten", "in the text"),
    # Results.
    "jobs_title": ("Job i nærheden", "Jobs nearby"),
    "jobs_note": (
        "Det, der passer bedst, står øverst; nederst kan ligheden være svag. Hvert job siger, hvad der passer.",
        "What fits best stands first; further down the likeness may be weak. Every job says what fits.",
    ),
    "alternatives_title": (
        "Veje ind i andre brancher og jobfunktioner",
        "Ways into other industries and job functions",
    ),
    "alternatives_note": (
        "Job uden for det, som CV’et handler om, hvor noget alligevel går igen.",
        "Jobs outside what the CV is about, with something in common all the same.",
    ),
    "jobs_none": ("Ingen job passer inden for søgningen.", "No job fits within the search."),
    "alternatives_none": ("Ingen alternativer fundet.", "No alternatives found."),
    "limit_near": (
        "Afstand er målt fra {place}, højst {km} km.",
        "Distance is measured from {place}, at most {km} km.",
    ),
    "limit_no_place": (
        "Bopælen er ikke kendt, så afstanden er ikke begrænset. Skriv et postnummer for at begrænse den.",
        "The home is not known, so distance was not limited. Fill in a postcode to limit it.",
    ),
    "limit_expired": (
        "{count} passende opslag er udløbet.",
        "{count} postings that fit have expired.",
    ),
    "limit_unknown_place": (
        "{count} passende opslag siger ikke, hvor arbejdet er.",
        "{count} postings that fit do not say where the work is.",
    ),
    "limit_too_far": (
        "{count} passende opslag ligger uden for afstanden.",
        "{count} postings that fit are too far away.",
    ),
    "limit_unwanted_work": (
        "{count} passende opslag er arbejde, personen ikke vil have.",
        "{count} postings that fit are work that the person does not want.",
    ),
    "limit_no_postings": ("Der er ingen opslag indlæst.", "No postings are loaded."),
    "limit_no_match": ("Der er ikke flere opslag, der ligner CV’et.", "No more postings are like the CV."),
    "limit_empty_profile": (
        "Der er ingen kompetencer eller stillinger at søge med.",
        "There are no skills or jobs to search with.",
    ),
    "limit_repeated": (
        "{count} opslag er det samme job en gang til.",
        "{count} postings are the same job once more.",
    ),
    "limit_own_work_unknown": (
        "CV’ets egne stillinger blev ikke genkendt, så det kan ikke siges, hvad der ville være noget andet.",
        "The CV's own work was not recognised, so nothing can be said to be different.",
    ),
    "factor_skills": ("Samme kompetencer", "The same skills"),
    "factor_words": ("Ord fælles for CV og opslag", "Words that CV and posting share"),
    "factor_meaning": ("CV og opslag handler om det samme", "CV and posting are about the same"),
    "factor_wanted_title": ("Stillingen ligner den ønskede", "The title is like the one wanted"),
    "factor_past_title": ("Stillingen ligner den tidligere", "The title is like one held before"),
    "factor_near_work": ("Nær på eget eller ønsket arbejde", "Near own or wanted work"),
    "factor_level": ("Andet niveau eller fag", "Another level or profession"),
    "factor_related_skills": ("Beslægtede kompetencer", "Related skills"),
    "factor_occupation": ("Kompetencer, der hører til stillingen", "Skills that belong to the occupation"),
    "factor_past_work": ("Tidligere arbejde", "Past work"),
    "factor_wish": ("Ønsker", "Wishes"),
    "factor_network_skills": ("Veje fra kompetencer til stillingen", "Paths from skills to the occupation"),
    "factor_network_past_work": ("Veje fra tidligere arbejde til stillingen", "Paths from past work to the occupation"),
    "factor_network_wish": ("Veje fra ønsker til stillingen", "Paths from wishes to the occupation"),
    "factor_network_labels": ("Stillingens navn ligner kompetencerne", "The occupation's name is like the skills"),
    "limits_title": ("Det begrænsede listen", "What limited the list"),
    "fit_some": (
        "{matched} af {total} af det, opslaget beder om, står i CV’et.",
        "{matched} of {total} things that the posting asks for are in the CV.",
    ),
    "fit_all": (
        "Alt, hvad opslaget beder om, står i CV’et ({total}).",
        "Everything that the posting asks for is in the CV ({total}).",
    ),
    "fit_none": (
        "Noget i opslaget ligner CV’et, men det, som opslaget beder om, står ikke i CV’et.",
        "Something in the posting is like the CV, but what it asks for is not in the CV.",
    ),
    "fit_unknown": (
        "Opslaget nævner ingen kompetencer, der blev genkendt.",
        "The posting names no skills that were recognised.",
    ),
    "place": ("Sted", "Place"),
    "distance": ("Afstand", "Distance"),
    "remote": ("Hjemmearbejde", "Remote"),
    "deadline": ("Frist", "Deadline"),
    "deadline_none": ("ikke oplyst", "not stated"),
    "posted": ("Slået op", "Posted"),
    "why": ("Hvorfor", "Why"),
    "alike": ("Ligner hinanden i teksterne", "Alike in the texts"),
    "matched": ("Passer med CV’et", "Matches the CV"),
    "missing": ("Opslaget beder også om (står ikke i CV’et)", "The posting also asks for (not in the CV)"),
    "also": ("Samme opslag også hos", "The same posting also at"),
    "reason": ("Hvorfor et alternativ", "Why an alternative"),
    "source": ("Se opslaget", "See the posting"),
    "factors": ("Sådan er tallet sat sammen", "How the score is made up"),
    "factor": ("Del", "Part"),
    "points": ("Bidrag", "Contribution"),
    "score": ("I alt", "In all"),
    "kilometres": ("{km} km væk", "{km} km away"),
    "strength_essential": ("krav", "required"),
    "strength_optional": ("en fordel", "an advantage"),
    "strength_unknown": ("nævnt", "mentioned"),
    "by_occupation": ("hører til stillingen", "belongs to the occupation"),
    "other_function": ("anden jobfunktion", "other job function"),
    "other_sector": ("anden branche", "other industry"),
    "path": ("Vejen i grafen", "The path in the graph"),
    # Codes that the reading answers with.
    "pii_cpr": ("CPR-nummer", "civil registration number"),
    "pii_email": ("e-mail", "e-mail"),
    "pii_phone": ("telefon", "telephone"),
    "pii_name": ("navn", "name"),
    "pii_address": ("adresse", "address"),
    "pii_link": ("link", "link"),
    "pii_birthdate": ("fødselsdato", "date of birth"),
    "pii_id_number": ("andet personnummer", "other personal number"),
    "constraint_driving_licence": ("Kørekort", "Driving licence"),
    "constraint_language": ("Sprog", "Language"),
    "constraint_hours": ("Timer om ugen", "Hours a week"),
    "constraint_shift": ("Arbejdstid", "Working hours"),
    "constraint_physical": ("Fysiske hensyn", "Physical limits"),
    "constraint_travel_minutes": ("Rejsetid i minutter", "Travel time in minutes"),
    "constraint_radius_km": ("Højst antal km", "At most this many km"),
    "constraint_remote": ("Hjemmearbejde", "Remote work"),
    "constraint_certificate": ("Certifikat", "Certificate"),
    "constraint_criminal_record": ("Straffeattest", "Criminal record"),
    "constraint_start_date": ("Start", "Start"),
    # Errors, by code.
    "error_title": ("Det gik ikke", "That did not work"),
    "error_default": ("Noget gik galt. Prøv igen.", "Something went wrong. Try again."),
    "error_nothing_loaded": (
        "Der er ikke indlæst noget endnu. Kør »jobvej demo load« eller »jobvej ontology import STI«.",
        "Nothing is loaded yet. Run “jobvej demo load” or “jobvej ontology import PATH”.",
    ),
    "error_no_document": ("Vælg en fil, eller indsæt en tekst.", "Choose a file or paste a text."),
    "error_document_too_large": (
        "Dokumentet er for stort: højst 10 MB.",
        "The document is too large: at most 10 MB.",
    ),
    "error_unsupported_format": (
        "Formatet kan ikke læses. Brug PDF, Word (docx) eller tekst.",
        "The format cannot be read. Use PDF, Word (docx) or text.",
    ),
    "error_unreadable_document": (
        "Dokumentet er beskadiget eller låst og kan ikke læses.",
        "The document is damaged or locked and cannot be read.",
    ),
    "error_parsing_limit": (
        "Dokumentet tog for lang tid at læse. Indsæt teksten i stedet.",
        "The document took too long to read. Paste the text instead.",
    ),
    "error_parser_unavailable": (
        "Der bliver læst for mange dokumenter lige nu. Prøv igen om lidt.",
        "Too many documents are being read just now. Try again in a moment.",
    ),
    "error_unknown_place": ("Postnummeret findes ikke.", "There is no such postcode."),
    "error_invalid_request": ("Et felt er ikke udfyldt rigtigt.", "A field is not filled in correctly."),
    "error_unusable_reading": ("CV’et kunne ikke læses godt nok.", "The CV could not be read well enough."),
    "error_store_unavailable": (
        "Databasen svarer ikke lige nu. Prøv igen om lidt.",
        "The database does not answer right now. Try again in a moment.",
    ),
    "error_snapshot_unusable": (
        "Det indlæste kan ikke bruges. Kør »jobvej doctor«.",
        "What is loaded cannot be used. Run “jobvej doctor”.",
    ),
    "error_forbidden": ("Det er ikke tilladt.", "That is not allowed."),
    "error_not_found": ("Siden findes ikke.", "There is no such page."),
    "back": ("Tilbage til forsiden", "Back to the start"),
}
"""Key -> Danish, English."""


class Words:
    """The texts in one language; ``words.submit`` or ``words.of("error", code, default)``."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._column = LANGUAGES.index(self.language)

    def __getitem__(self, key: str) -> str:
        return TEXTS[key][self._column]

    def of(self, family: str, code: str, default: str | None = None) -> str:
        """The text for a code, as ``error_not_found``; for a code without one ``default``, else the code itself."""
        found = TEXTS.get(f"{family}_{code}")
        if found is None:
            return code.replace("_", " ") if default is None else default
        return found[self._column]
