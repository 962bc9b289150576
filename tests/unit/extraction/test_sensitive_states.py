"""The writer's own health, belief, union, party and origin; and the same words where they are somebody's trade."""

from __future__ import annotations

import pytest

from extraction.sections import cv_sections
from extraction.sensitive import find_sensitive
from extraction.sentences import sentence_spans

HEALTH = [
    ("Jeg har ADHD, opdaget sent og godt medicineret.", "medicineret"),
    ("Jeg fik en blodprop i 2021 og var sygemeldt i et halvt år.", "sygemeldt"),
    ("Jeg er blevet opereret, men jeg må ikke forflytte patienter alene.", "forflytte patienter"),
    ("2022-2023 sygemeldt, opereret, genoptrænet", "genoptrænet"),
    ("Venstre hofte slidt, ny protese i marts.", "protese"),
    ("Kan stå og gå, men ikke ligge på knæ eller kravle.", "stå"),
    ("Stillesiddende arbejde hele dagen går ikke med nakken.", "Stillesiddende arbejde"),
    ("Svømning gør mere for mig end fysioterapeuten.", "fysioterapeuten"),
    ("Ryggen kan ikke mere bære sække.", "bære sække"),
    ("Jeg lider af migræne et par dage om året.", "migræne"),
    ("Jeg gik ned med stress i 2020.", "stress"),
    ("Ikke-ryger og godt helbred.", "Ikke-ryger"),
    ("I have asthma, well controlled.", "controlled"),
    ("I was diagnosed with epilepsy at nineteen.", "epilepsy"),
    ("Kan desværre ikke tåle parfume.", "parfume"),
    ("Jeg tåler ikke mel.", "mel"),
    ("I cannot lift heavy boxes any more.", "lift heavy boxes"),
    ("My left knee is artificial.", "left knee"),
    ("I am in therapy and doing well.", "therapy"),
    ("Type 2-diabetes siden min dreng kom, passer det selv med piller.", "piller"),
    ("Høje stiger kan jeg ikke, får svimmelhed", "svimmelhed"),
    ("Nat kan jeg ikke (søvnapnø, CPAP), så dag.", "CPAP"),
    ("Har klaustrofobi, så ingen tanke.", "klaustrofobi"),
    ("Brækkede hoften i 2021, går godt igen.", "hoften"),
    ("Nede med stress i foråret.", "stress"),
]
OTHER = [
    ("Dansk El-Forbund siden 1990.", "Dansk"),
    ("HK Privat.", "HK Privat"),
    ("BUPL-medlem.", "BUPL-medlem"),
    ("Jeg er muslim og faster i ramadanen.", "faster"),
    ("Jeg kommer fra Shiraz.", "Shiraz"),
    ("Menigt medlem af Enhedslisten.", "Enhedslisten"),
    ("Folkekirken har jeg forladt, og det er mit valg.", "Folkekirken"),
    ("Member of a trade union.", "trade union"),
    ("I moved from Ghana in 2012.", "Ghana"),
    ("I am a practising Catholic.", "Catholic"),
    ("Jeg konverterede til islam som voksen.", "islam"),
    ("I stood for council in 2019.", "stood for council"),
    ("Halvt polsk, og opdraget i Vejle.", "Halvt polsk"),
    ("Har arbejdstilladelse til 2028.", "arbejdstilladelse"),
    ("Jeg har siddet inde i et halvt år.", "siddet inde"),
    ("4 mdr. betinget for hæleri i 2009.", "betinget"),
    ("Jeg fik en voldsdom som ung.", "voldsdom"),
    ("I have a spent conviction for fraud.", "conviction"),
    ("Transkvinde, sprunget ud på job i 2020.", "sprunget ud"),
    ("Organiseret, stemmer SF, spiller skak.", "stemmer SF"),
    ("Jeg stemte på Enhedslisten.", "Enhedslisten"),
    ("Byrådsmedlem for Venstre i ti år.", "Venstre"),
    ("3F i Odense kan udtale sig.", "3F"),
    ("Member of the Scottish Green Party.", "Green Party"),
    ("Går i moske om fredagen, går i kirke med svigermor.", "går i kirke"),
    ("Humanist celebrant at weekends.", "Humanist celebrant"),
    ("Citizenship: Irish; Danish application pending", "Danish application"),
    ("Cook, 31, from Izmir.", "Izmir"),
    ("Født [BIRTHDATE] i Tromsø, Norge", "Tromsø"),
]
WORK = [
    "Sygeplejerske med erfaring med demens og diabetes.",
    "Jeg har arbejdet med borgere med epilepsi og psykisk sygdom.",
    "Jeg har erfaring med genoptræning efter hofteoperation.",
    "Kurser i angst og depression.",
    "Samarbejde med fysioterapeuten om patienternes genoptræning.",
    "Behandling af kroniske sår og smerter.",
    "Forflyttede patienter og passede insulin.",
    "Kirketjener: passede kirken og hjalp ved gudstjenester.",
    "Kok med erfaring i halal og kosher.",
    "Underviste i religion og islamisk kunst.",
    "Nurse on a stroke ward, treating patients with diabetes.",
    "Ran courses in stress prevention for managers.",
    "Løftede tunge sække med kran.",
    "Programmerede robotter, der ikke kan gå.",
    "KOL og iltbehandling",
    "Jeg er god til faste rutiner og beder gerne om hjælp.",
    "Jeg konverterede kampagner og filer til nye formater.",
    "Socialrådgiver på et asylcenter.",
    "Skrev domme og kendelser som fuldmægtig i byretten.",
    "Fængselsbetjent, underviste indsatte.",
    "Prison officer, ran classes for inmates.",
    "Voted Employee of the Year. Stemmer klaverer.",
    "Epidemiological studies of asthma after fires",
    "Har ren straffeattest.",
    "Vi tror stadig, at varmepumper kan betale sig.",
]
TRADES = [
    "Tegnsprogstolk",
    "Sleep apnoea technician, CPAP",
    "Diætist: type 2-diabetes",
    "Vertigo rehabilitation",
    "Work permit applications for engineers",
    "Rådgivning om arbejdstilladelse",
    "Kontrol af fodlænke og samfundstjeneste",
    "Trade union officer",
    "Conservative Party press officer",
    "Unite member portal developer",
    "Scandinavian national accounts",
    "Radikale ændringer af arbejdsgange",
    "Kirketjener: går i kirke hver søndag",
    "Tegnsprogstolk i retten 2015-2019",
    "CPAP-instruktør",
    "Titrering af CPAP og søvnapnø-udredning",
    "Cochlear implant audiologist",
    "Claustrophobia therapist",
    "Asylum caseworker",
    "Sagsbehandling af asylansøgninger",
    "Residence permit caseworker",
    "Behandling af ansøgninger om opholdstilladelse",
    "Probation officer: community service orders",
    "Parolees: on parole supervision",
    "Union delegate training consultant",
    "Labour Party campaign organiser",
    "Kommunikationsrådgiver for Socialdemokratiet",
    "Italian national team physiotherapist",
    "Green card lottery developer",
    "Refugee camp coordinator",
    "Integration af flygtninge og indvandrere",
    "Sognemedhjælper",
    "Bibliotekar, HK Privat overenskomst",
    "Allergy clinic nurse",
    "Høreapparater: tilpasning og service",
    "Wheelchair basketball coach",
    "Reparation af kørestole",
    "Fleksjobkonsulent",
    "Skånehensyn og fleksjob: rådgivning af virksomheder",
    "Sygedagpengesagsbehandler",
    "Pacemaker implantation",
    "Hearing aids fitting",
]
"""People work with it; none says it of themselves."""
OWN = [
    "Lærer, flygtning fra Syrien",
    "Pædagog, homoseksuel",
    "Lærer, født og opvokset i Vejle",
    "Godkendt til fleksjob som konsulent",
    "Har arbejdstilladelse til 2028",
    "Sygemeldt med stress",
    "2009 samfundstjeneste",
    "Work permit valid until 2028",
    "Arbejdstilladelse: ja",
    "Kørestolsbruger",
    "Bruger kørestol",
    "Fleksjob, 15 timer",
    "Tillidsrepræsentant 2019-2022",
    "Jeg er i fleksjob som konsulent",
    "Høreapparat på venstre øre",
    "Refugee from Syria, arrived 2015",
    "Danish citizen",
    "Pacemaker siden 2015",
    "Opholdstilladelse",
    "Nationality: Romanian",
    "Dansk El-Forbund",
    "Spirituskørsel 2011",
    "Ordblind",
    "Ordblindhed, bruger hjælpemidler",
    "Sygedagpenge 2020-2021",
    "Ressourceforløb 2018-2019",
    "Fleksjob i Netto 2018-2020",
    "Har hjælpemidler til ordblindhed",
]
"""Said of oneself, in few words, whatever the section is."""
TASKS = [
    "Asyl og udvisning",
    "Kørestole, senge og lifte",
    "Asylum interviews",
    "Fleksjob og revalidering",
    "Wheelchairs and lifts",
]


def _found(text: str, words: str) -> set[str]:
    start = text.index(words)
    end = start + len(words)
    return {item.kind for item in find_sensitive(text, sentence_spans(text)) if item.start < end and start < item.end}


@pytest.mark.parametrize(("text", "words"), HEALTH)
def test_a_state_of_ones_own_is_health_to_the_end_of_what_is_said_of_it(text: str, words: str) -> None:
    assert "health" in _found(text, words)


@pytest.mark.parametrize(("text", "words"), OTHER)
def test_belief_union_party_and_origin(text: str, words: str) -> None:
    assert "other" in _found(text, words)


@pytest.mark.parametrize("text", WORK)
def test_the_same_words_in_somebodys_trade_stay(text: str) -> None:
    assert _found(text, text) == set()


@pytest.mark.parametrize("before", ["", "Erfaring\n2018 - 2020 Medarbejder, Firma\n"])
@pytest.mark.parametrize("text", TRADES)
def test_professions_and_their_tasks_are_nobodys_own(before: str, text: str) -> None:
    whole = before + text
    assert find_sensitive(whole, sentence_spans(whole), cv_sections(whole)) == []


@pytest.mark.parametrize("before", ["", "Erfaring\n2018 - 2020 Medarbejder, Firma\n", "Personligt\n"])
@pytest.mark.parametrize("text", OWN)
def test_what_is_ones_own_is_found_in_every_section(before: str, text: str) -> None:
    whole = before + text
    assert any(item.start >= len(before) for item in find_sensitive(whole, sentence_spans(whole), cv_sections(whole)))


@pytest.mark.parametrize("text", TASKS)
def test_a_list_of_tasks_has_no_detail(text: str) -> None:
    whole = f"Erfaring\n2018 - 2020 Medarbejder, Firma\n- {text}\n- Kasse"
    assert find_sensitive(whole, sentence_spans(whole), cv_sections(whole)) == []


def test_the_sentence_that_goes_on_about_work_is_evidence_from_there() -> None:
    text = "Jeg har gigt i hænderne, men kan sagtens bruge regneark og telefon."
    assert _found(text, "gigt") == {"health"}
    assert _found(text, "regneark") == set()
