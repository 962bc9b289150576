"""The pages through a client: what they say, what they refuse, and that they work as plain forms."""

from __future__ import annotations

import datetime
import html
import io
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from flask import render_template_string
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from api.bootstrap import Services
from api.pages.catalogue import Words
from api.pages.result_view import is_web_address, marked, session_dates, shown_date
from api.pages.source_names import readable
from api.rest.app import create_app
from api.settings import read_settings
from tests.fixtures_demo import CV_TEXT, DAY, ENGLISH, SECRETS, form_with

ESCO = "This service uses the ESCO classification of the European Commission."


class Visitor:
    """A browser without script: keeps cookies and sends the token of the page that it has seen last."""

    def __init__(self, client: FlaskClient) -> None:
        self.client, self.token = client, ""
        self.get("/")

    def get(self, path: str) -> TestResponse:
        return self._seen(self.client.get(path, headers={"Accept": "text/html"}))

    def post(self, path: str, **fields: object) -> TestResponse:
        data = {"csrf_token": self.token, **fields}
        return self._seen(self.client.post(path, data=data, headers={"Accept": "text/html"}, follow_redirects=True))

    def part(self, path: str, **fields: object) -> TestResponse:
        """As htmx asks."""
        headers = {"Accept": "text/html", "HX-Request": "true", "X-CSRFToken": self.token}
        return self.client.post(path, data=fields, headers=headers)

    def _seen(self, page: TestResponse) -> TestResponse:
        found = re.search(r'name="csrf_token" value="([^"]+)"', page.text) if page.mimetype == "text/html" else None
        if found:
            self.token = found[1]
        return page

    def opened(self, text: str = CV_TEXT, **fields: object) -> str:
        """The address of a new session."""
        page = self.post("/sessions", text=text, reach="radius", radius="60", near="", **fields)
        assert page.status_code == 200, page.text[:2000]
        return str(page.request.path)


@pytest.fixture
def visitor(demo_services: Services, tmp_path: Path) -> Iterator[Visitor]:
    with Services(read_settings(data=tmp_path, today=DAY), demo_services.world().base) as services:
        yield Visitor(create_app(services).test_client())


def first_key(page: str) -> str:
    found = re.search(r'name="posting" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_the_start_in_danish_and_english(visitor: Visitor) -> None:
    danish, english = visitor.get("/"), visitor.get("/?lang=en")
    assert '<html lang="da">' in danish.text
    assert "Læs CV’et" in danish.text
    assert '<html lang="en">' in english.text
    assert "Read the CV" in english.text
    assert '<html lang="en">' in visitor.get("/").text  # it was chosen
    for page in (danish, english):
        assert page.status_code == 200
        assert ESCO in page.text
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        assert page.headers["Cache-Control"] == "no-store"


def test_the_language_is_the_one_asked_for_then_chosen_then_the_browsers(visitor: Visitor) -> None:
    def language(path: str = "/", accepts: str = "") -> str:
        page = visitor.client.get(path, headers={"Accept": "text/html", "Accept-Language": accepts})
        return str(page.headers["Content-Language"])

    assert language(accepts="en-GB,en;q=0.9") == "en"
    assert language(accepts="sv,de;q=0.5") == "da"
    assert language("/?lang=en", "da") == "en"
    assert language(accepts="da") == "en"  # it was chosen
    address = visitor.opened()
    keys = re.findall(r'name="posting" value="([^"]+)" form="compare-form"', visitor.get(f"{address}/jobs").text)
    compared = visitor.get(f"{address}/compare?posting={keys[0]}&posting={keys[1]}").text
    other = html.unescape(re.findall(r'class="switch" href="([^"]+)"', compared)[0])
    assert visitor.get(other).text.count('<th scope="col">') == 4  # the same two, in the other language
    held = visitor.post("/ad", text="Sygeplejerske. Du har erfaring med medicinhåndtering og dokumentation.")
    assert 'class="switch" href="/ad?lang=en"' in held.text


def test_what_a_browser_may_keep(visitor: Visitor) -> None:
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', visitor.get("/").text):
        with visitor.client.get(address) as kept, visitor.client.get(address.partition("?")[0] + "?v=other") as stale:
            assert "immutable" in kept.headers["Cache-Control"], address
            assert "immutable" not in stale.headers["Cache-Control"]
    assert visitor.client.get("/static/../rendering.py?v=1").status_code == 404


def test_a_pasted_cv_becomes_a_session_that_is_listed(visitor: Visitor) -> None:
    address = visitor.opened(notice_given="1", legal_basis="LAB § 15")
    page = visitor.get(address)
    assert not any(secret in page.text for secret in SECRETS)
    assert "sygeplejerske" in page.text.lower()
    assert re.search(r'<mark id="m1-\d+"><a href="#e[0-9a-f]+">Sygeplejerske</a>', page.text)  # work is marked too
    assert re.search(r'<mark id="m1-\d+"><a href="#e[0-9a-f]+">', page.text)
    # Every mark leads to its entry, and back.
    assert set(re.findall(r'href="#(e[0-9a-f]{12})"', page.text)) <= set(re.findall(r'id="(e[0-9a-f]{12})"', page.text))
    assert set(re.findall(r'href="#(m[0-9-]+)"', page.text)) <= set(re.findall(r'id="(m[0-9-]+)"', page.text))
    assert address in visitor.get("/").text


def test_sessions_of_the_same_work_are_told_apart(visitor: Visitor) -> None:
    one, other = visitor.opened(), visitor.opened(CV_TEXT + "Jeg vil gerne arbejde som journalist.\n")
    key = first_key(visitor.get(f"{one}/jobs").text)
    visitor.post(f"{one}/shortlist", posting=key)
    visitor.post(f"{other}/documents", text=CV_TEXT)
    page = html.unescape(visitor.get("/").text)
    rows = {address: page.partition(f'href="{address}"')[2].partition("</li>")[0] for address in (one, other)}
    assert "2019 – 2025 · 1 job på huskelisten · sidst brugt" in rows[one]
    assert "2019 – 2025 · vil gerne arbejde som journalist · 2 CV’er · sidst brugt" in rows[other]
    assert all(re.search(r"begyndt \d+\. \w+\.? \d{4} kl\. \d\d\.\d\d", row) for row in rows.values())
    assert not any(secret in page for secret in SECRETS)
    held = visitor.post("/ad", text="Sygeplejerske. Du har erfaring med medicinhåndtering og dokumentation.").text
    assert held.count("Samtalen begyndte") == 2


def test_sensitive_details_say_that_they_are_not_used(visitor: Visitor) -> None:
    address = visitor.opened(f"{CV_TEXT}\n\nPrivat\nJeg har epilepsi, men det generer mig ikke.")
    for language, said in (
        ("da", "Følsom oplysning, bruges ikke som kompetence"),
        ("en", "Sensitive detail, not used as a skill"),
    ):
        page = visitor.get(f"{address}?lang={language}")
        pattern = rf'<span class="sensitive">Jeg har epilepsi[^<]*<small lang="{language}"> \({said}\)</small></span>'
        assert re.search(pattern, page.text), language


def test_several_files_are_one_session(visitor: Visitor, sample_pdf: Path) -> None:
    files = [(io.BytesIO(sample_pdf.read_bytes()), "Karen Testesen.pdf"), (io.BytesIO(CV_TEXT.encode()), "b.txt")]
    page = visitor.post("/sessions", file=files, reach="radius", radius="60")
    assert page.status_code == 200
    assert "CV 2" in page.text
    assert "Karen Testesen" not in page.text


OTHER_CV = """Anders Bygholt
8000 Aarhus C
anders@example.com

Erfaring
2015-2024 Kok, Havnby Hotel
Jeg laver menuplaner og bestiller varer.
"""


def test_cvs_that_seem_to_be_of_two_persons_are_said_to_be(visitor: Visitor, demo_services: Services) -> None:
    files = [(io.BytesIO(text.encode()), "cv.txt") for text in (CV_TEXT, OTHER_CV)]
    page = visitor.post("/sessions", file=files, reach="radius", radius="60")
    assert "CV 2 ser ud til at være fra en anden" in page.text
    address = page.request.path
    session = visitor.client.get(f"/api/v1{address}").json["session"]  # type: ignore[index]
    assert [item["other_person"] for item in session["documents"]] == [False, True]
    assert "identity" not in str(session)
    assert not any(secret in str(session) for secret in (*SECRETS, "Bygholt", "anders@"))
    visitor.post(f"{address}/documents/erase", document=session["documents"][0]["id"])
    assert "ser ud til at være fra en anden" not in visitor.get(address).text
    # One that comes later is judged by what is left of both.
    later = visitor.opened()
    assert "ser ud til" in visitor.post(f"{later}/documents", text=OTHER_CV).text
    same = visitor.opened()
    assert "ser ud til" not in visitor.post(f"{same}/documents", text=CV_TEXT + "Jeg taler også fransk.").text


def test_what_was_read_is_confirmed_removed_corrected_and_added(visitor: Visitor) -> None:
    address = visitor.opened()
    page = visitor.get(address)
    uri = re.findall(r'name="uri" value="([^"]+)"><input type="hidden" name="state" value="removed"', page.text)[0]
    removed = visitor.part(f"{address}/skill", uri=uri, state="removed")
    assert removed.status_code == 200
    assert removed.text.lstrip().startswith('<section id="found"')
    assert "Fjernet af jer (1)" in removed.text
    assert "Fjernet af jer" not in visitor.part(f"{address}/skill", uri=uri, state="as_read").text
    options = visitor.client.get(f"{address}/concepts?q=engelsk", headers={"HX-Request": "true"})
    other = re.findall(r'name="uri" value="([^"]+)"', options.text)[0]
    added = visitor.post(f"{address}/skill", uri=other, state="added")
    assert "tilføjet" in added.text
    assert visitor.client.get(f"{address}/concepts?q=zzzzzz").status_code == 200
    wrong = visitor.part(f"{address}/skill", uri="http://nowhere", state="added")
    assert (wrong.status_code, "ikke udfyldt rigtigt" in wrong.text) == (422, True)
    assert wrong.headers["HX-Retarget"] == "#alerts"  # what was there stays
    confirmed = visitor.part(f"{address}/skill", uri="", state="all_confirmed")
    assert 'value="confirmed"' not in confirmed.text
    assert 'value="all_confirmed"' not in confirmed.text
    assert "Fjernet af jer" not in confirmed.text


def said_of(page: str) -> str:
    """What stands beside what was found."""
    return html.unescape(re.findall(r'<p class="soft" role="status">(.*?)</p>', page)[0])


def test_a_change_says_what_it_changed(visitor: Visitor) -> None:
    address = visitor.opened(CV_TEXT + "\nKørekort: B\n")
    page = visitor.get(address).text
    entry = r'<strong>([^<]+)</strong>(?:(?!</li>)[^§])*?name="uri" value="([^"]+)"><input[^>]*value="confirmed"'
    name, uri = re.findall(entry, page)[0]
    assert said_of(visitor.part(f"{address}/skill", uri=uri, state="removed").text) == f"Fjernet: {name}"
    assert said_of(visitor.part(f"{address}/skill", uri=uri, state="as_read").text).endswith(f"læst: {name}")
    assert said_of(visitor.part(f"{address}/skill", uri=uri, state="confirmed").text) == f"Bekræftet: {name}"
    corrected = visitor.part(f"{address}/skill", uri=uri, state="corrected", to=ENGLISH).text
    assert said_of(corrected) == f"Rettet: {name} → engelsk"
    assert re.fullmatch(
        r"Bekræftet: \d+ kompetencer", said_of(visitor.part(f"{address}/skill", state="all_confirmed").text)
    )
    key = "past|" + re.findall(r'name="key" value="past\|([^"]+)"', page)[0]
    assert said_of(visitor.part(f"{address}/work", key=key).text) == "Fjernet: Sygeplejerske"
    assert said_of(visitor.part(f"{address}/work", title="Fundraiser").text) == "Tilføjet: Fundraiser"
    changed = visitor.part(f"{address}/work", key=key, title="fundraiser").text
    assert said_of(changed) == "Rettet: Sygeplejerske → fundraiser"
    assert said_of(visitor.part(f"{address}/condition", key="driving_licence|B").text) == "Fjernet: Kørekort: B"
    # Without a script it is said on the page that comes, once.
    assert said_of(visitor.post(f"{address}/skill", uri=uri, state="confirmed").text) == f"Bekræftet: {name}"
    assert said_of(visitor.get(address).text).startswith("Bekræft, fjern eller ret")


def test_a_search_that_was_kept_says_what_is_other_than_before(visitor: Visitor) -> None:
    address = visitor.opened()
    sent = {"reach": "radius", "radius": "20", "near": "2100", "hours": "part", "unwanted": "bager", "to": "jobs"}
    page = html.unescape(visitor.post(f"{address}/search", **sent).text)
    told = "Afstand: højst 20 km; Postnummer: 2100; Arbejdstid: deltid (under 32 timer); Vil ikke arbejde som: bager"
    assert f"Gemt i søgningen. {told}" in page
    assert "Gemt i søgningen" not in visitor.post(f"{address}/search", **sent).text  # nothing is other than before
    read = re.findall(r'name="languages"[^>]* value="([^"]+)"', visitor.get(address).text)[0]
    assert "Gemt i søgningen" not in visitor.post(f"{address}/search", **sent, languages=read).text  # as it was read
    tried = {"reach": "minutes", "minutes": "30", "travel": "public", "near": "2100", "hours": "part", "drop": ""}
    part = html.unescape(visitor.part(f"{address}/what-if", **tried, add=ENGLISH).text)
    assert "Rejsetid: højst 30 minutter med bus og tog; Med kompetencen: engelsk" in part


def test_one_goes_on_where_one_was(visitor: Visitor) -> None:
    address = visitor.opened()
    page = visitor.get(address)
    assert "autofocus" not in page.text
    entry = r'<li id="(e\w{12})"[^>]*>(?:(?!</li>)[^§])*?name="uri" value="([^"]+)"><input[^>]*value="removed"'
    (_one, uri), (following, _uri), *_rest = re.findall(entry, page.text)
    removed = visitor.part(f"{address}/skill", uri=uri, state="removed")
    assert re.findall(r'id="(\w+)" tabindex="-1" autofocus', removed.text) == [following]


def test_work_is_corrected_and_added_by_searching(visitor: Visitor) -> None:
    address = visitor.opened()
    page = visitor.get(address)
    key = html.unescape(re.findall(r'name="key" value="([^"]+)"', page.text)[0])
    asked = {"kind": "occupation", "key": key, "relation": "past", "q": "fundraiser"}
    options = visitor.client.get(f"{address}/concepts", query_string=asked, headers={"HX-Request": "true"}).text
    fields = {name: html.unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', options)}
    assert fields["key"] == key
    changed = visitor.part(f"{address}/work", **{**fields, "csrf_token": visitor.token})
    assert changed.status_code == 200
    work = visitor.client.get(f"/api/v1{address}").json["session"]["work"]  # type: ignore[index]
    assert [row["state"] for row in work if row["key"] == key] == ["removed"]
    assert "fundraiser" in [row["title"] for row in work if row["state"] == "added"]
    whole = visitor.get(f"{address}/concepts?kind=occupation&q=fundraiser")
    assert "Vælg en stilling" in whole.text


def test_two_positions_of_one_occupation_are_both_shown(visitor: Visitor) -> None:
    text = "Erfaring\n03/2019 - 05/2025 Sygeplejerske, Havnby Hospital\n2012-2018 Sygeplejerske, Fjordby Sygehus\n"
    address = visitor.opened(text + "Jeg har ansvar for medicinhåndtering og dokumentation.")
    page = html.unescape(visitor.get(address).text)
    assert page.count('name="key" value="past|') == 2  # one row, with its buttons to take it away and to correct it
    assert "marts 2019 – maj 2025" in page
    assert "Sygeplejerske · 2012 – 2018" in page
    session = visitor.client.get(f"/api/v1{address}").json["session"]  # type: ignore[index]
    work = [row for row in session["work"] if row["relation"] == "past"]
    assert [[(item["from"], item["to"]) for item in row["positions"]] for row in work] == [
        [("2019-03", "2025-05"), ("2012", "2018")]
    ]
    removed = visitor.part(f"{address}/work", key=work[0]["key"])
    assert removed.text.count('class="entry gone"') == 1
    undone = visitor.part(f"{address}/work", key=work[0]["key"], as_read="1")
    assert "2012 – 2018" in undone.text


def test_a_wrong_skill_is_reported_and_removed(visitor: Visitor) -> None:
    address = visitor.opened()
    page = visitor.get(address)
    uri = re.findall(rf'action="{address}/ticket"[^§]*?name="uri" value="([^"]+)"', page.text)[0]
    told = visitor.part(f"{address}/ticket", uri=uri, comment="Det er noget andet")
    assert "Meldt til dem" in told.text
    assert "Fjernet af jer (1)" in told.text
    tickets = visitor.client.get("/api/v1/tickets").json
    assert tickets is not None
    assert tickets["items"][0]["uri"] == uri


def test_jobs_reasons_and_what_if(visitor: Visitor) -> None:
    address = visitor.opened()
    page = visitor.get(f"{address}/jobs")
    assert page.text.count('class="card-job"') > 3
    assert "Afstand er målt fra 2100 København Ø" in page.text
    key = first_key(page.text)
    whole = visitor.get(f"{address}/job?posting={key}")
    assert whole.status_code == 200
    assert "<svg" in whole.text
    assert "Det siger CV’et, og det siger opslaget" in whole.text
    told, asked = re.findall(r"<tr><td>(.*?)</td><td[^>]*>(.*?)</td></tr>", whole.text)[0]
    assert "<mark>" in told
    assert "<mark>" in asked
    part = visitor.client.get(f"{address}/job?posting={key}", headers={"HX-Request": "true"})
    assert part.text.lstrip().startswith('<div class="more explanation"')
    # One that is not in the lists says why.
    shown = set(re.findall(r'name="posting" value="([^"]+)"', page.text))
    others = visitor.client.get("/api/v1/postings?limit=100").json["items"]  # type: ignore[index]
    outside = next(key for row in others if (key := f"{row['source']}/{row['posting_id']}") not in shown)
    asked = visitor.client.get(f"/api/v1{address}/why-not?posting={outside}").json
    assert asked is not None
    assert asked["sentences"]["da"] in html.unescape(visitor.get(f"{address}/job?posting={outside}").text)
    tried = visitor.part(f"{address}/what-if", reach="radius", radius="5", near="9900", hours="", dial="")
    assert "Sådan ville det være" in tried.text
    assert "Sådan ville det være" not in visitor.get(f"{address}/jobs").text  # nothing was kept
    kept = visitor.post(f"{address}/search", reach="radius", radius="5", near="9900", hours="", to="jobs")
    assert "Afstand er målt fra 9900" in kept.text
    assert visitor.get(f"{address}/job?posting=no/such").status_code == 404


def test_with_the_network_model_its_own_paths_stand_beside_the_others(visitor: Visitor) -> None:
    address = visitor.opened()
    plain = visitor.get(f"{address}/jobs").text
    assert "Netværksmodellens egne veje" not in visitor.get(f"{address}/job?posting={first_key(plain)}").text
    api = f"/api/v1{address}"
    assert visitor.client.patch(api, json={"search": {"model": "network"}}).status_code == 200
    kept = visitor.post(f"{address}/search", reach="radius", radius="60", near="", to="jobs")  # the page leaves it
    key = first_key(kept.text)
    opened = html.unescape(visitor.get(f"{address}/job?posting={key}").text)
    network = opened.split('<section class="network">')[1].split("</section>")[0]
    assert "Netværksmodellens egne veje" in network
    assert "Af det, som netværksmodellen lægger til, kommer " in network
    assert "derfra går netværksmodellens vej " in network
    assert network.count("<svg") == network.count("Netværksmodellens vej ") == 3
    assert "% af det, som netværksmodellen lægger til." in network
    english = html.unescape(visitor.get(f"{address}/job?posting={key}&lang=en").text)
    assert "from there the network model's path goes " in english
    assert "Begrundelsen" in opened  # the paths of the cosine stand there too
    assert opened.index("Vejen i grafen") < opened.index("Netværksmodellens egne veje")
    lists = visitor.client.get(f"{api}/recommendations").json
    assert lists is not None
    assert lists["versions"]["model"] == lists["limits"]["model"] == "network"
    assert lists["jobs"][0]["network"]["paths"]
    occupations = visitor.client.get(f"{api}/occupations").json
    assert occupations is not None
    assert occupations["versions"]["model"] == "default"
    assert visitor.client.patch(api, json={"search": {"model": "none"}}).status_code == 422


def test_the_number_outside_the_search_is_of_what_is_said(visitor: Visitor) -> None:
    address = visitor.opened()
    page = html.unescape(visitor.post(f"{address}/search", reach="radius", radius="5", near="9900", to="jobs").text)
    limits = visitor.client.get(f"/api/v1{address}/recommendations").json["limits"]  # type: ignore[index]
    told = f"{limits['removed_matching']['too_far']} opslag, der har noget til fælles med CV’et (om så kun lidt)"
    assert f"{told}, ligger uden for afstanden." in page
    assert "passende" not in page  # they are counted from the least likeness on
    assert "1 posting that shares something" in Words("en").counted("limit_too_far", 1)


def test_occupations_paths_and_map(visitor: Visitor) -> None:
    address = visitor.opened()
    page = visitor.get(f"{address}/occupations")
    assert "Personens eget eller ønskede arbejde" in page.text
    there = re.findall(rf'href="({address}/occupations\?to=[^"]+)"', page.text)
    assert there
    assert "skridt" in visitor.get(there[0].replace("&amp;", "&")).text
    found = visitor.get(f"{address}/occupations?q=fundraiser").text
    listed = html.unescape(re.findall(r'href="([^"]+)#postings-title"', found)[0])
    opened = re.findall(rf'href="({address}/job\?posting=[^"]+)"', visitor.get(listed).text)
    assert "undrais" in visitor.get(html.unescape(opened[0])).text
    assert visitor.get(f"{address}/occupations?of=urn:x").status_code == 200
    drawn = visitor.get(f"{address}/map")
    assert '<circle class="radius"' in drawn.text


def test_the_way_to_a_regulated_occupation_says_what_is_needed(visitor: Visitor) -> None:
    text = "Erfaring\n2019-2025 Fysioterapeut, Havnby Hospital\nJeg træner og behandler patienter, 2100 København Ø."
    address = visitor.opened(text)
    to = "https://jobvej.example/demo/occupation/nurse"
    page = html.unescape(visitor.get(f"{address}/occupations?to={to}").text)
    assert "Vejen til sygeplejerske</h2>" in page
    headings = [(int(level), words) for level, words in re.findall(r"<h(\d)[^>]*>(.*?)</h", page)]
    levels = [level for level, _words in headings if level < 4]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert re.search(r"Fra fysioterapeut til sygeplejerske i (1|2|3) skridt", page)
    needed = "Kræver dansk autorisation som {} (autorisationsloven). Den gives af Styrelsen for Patientsikkerhed."
    steps = page.partition('class="steps-there"')[2].partition("near-title")[0]
    assert needed.format("sygeplejerske") in steps
    assert needed.format("sygeplejerske") in page.partition('id="near-title"')[2]  # its card among the near ones
    english = visitor.get(f"{address}/occupations?to={to}&lang=en").text
    assert "Needs Danish authorisation as nurse" in english
    answer = visitor.client.get(f"/api/v1{address}/paths?to={to}&lang=en").json
    assert answer is not None
    assert answer["paths"][0]["steps"][-1]["authorisation"]["profession"] == "nurse"


def test_feedback_shortlist_and_pdf(visitor: Visitor) -> None:
    address = visitor.opened()
    key = first_key(visitor.get(f"{address}/jobs").text)
    done = visitor.part(f"{address}/feedback", posting=key, verdict="expired")
    assert "Det siger intet om, hvor godt det passede" in done.text
    assert f'value="{key}"' not in visitor.get(f"{address}/jobs").text
    undone = visitor.part(f"{address}/feedback", posting=key, undo="1")
    assert "Gem på huskelisten" in undone.text
    assert "Tag af huskelisten" in visitor.part(f"{address}/shortlist", posting=key).text
    visitor.post(f"{address}/shortlist", posting=key, note="Ring før fredag, spørg efter Åse", on_list="1")
    pdf = visitor.get(f"{address}/shortlist.pdf")
    assert pdf.mimetype == "application/pdf"
    read = pypdfium2.PdfDocument(pdf.data)
    text = "".join(read[number].get_textpage().get_text_range() for number in range(len(read)))
    assert "Huskeliste over job" in text
    assert "spørg" in text.replace("\r\n", " ")
    assert not any(secret in text for secret in SECRETS)
    removed = visitor.post(f"{address}/shortlist", posting=key, remove="1", on_list="1")
    assert "ingen job på huskelisten" in removed.text


def test_the_shortlist_is_put_in_order(visitor: Visitor) -> None:
    address = visitor.opened()
    keys = list(dict.fromkeys(re.findall(r'name="posting" value="([^"]+)"', visitor.get(f"{address}/jobs").text)))[:2]
    for key in keys:
        visitor.post(f"{address}/shortlist", posting=key)

    def listed() -> list[str]:
        return re.findall(r'name="posting" value="([^"]+)"', visitor.get(f"{address}/shortlist").text)

    assert listed() == keys
    page = visitor.post(f"{address}/shortlist", posting=keys[1], move="up", on_list="1")
    assert page.text.count("Flyt op") == page.text.count("Flyt ned") == 1
    assert listed() == keys[::-1]
    visitor.post(f"{address}/shortlist", posting=keys[1], move="down", on_list="1")
    assert listed() == keys


def test_comparing(visitor: Visitor) -> None:
    address = visitor.opened()
    page = visitor.get(f"{address}/jobs")
    keys = list(dict.fromkeys(re.findall(r'name="posting" value="([^"]+)" form="compare-form"', page.text)))[:3]
    found = visitor.get(f"{address}/compare?" + "&".join(f"posting={key}" for key in keys))
    assert found.text.count('<th scope="col">') == 2 * 3  # what they are, and the parts of their scores
    assert re.search(r"\d,\d{3}", found.text)  # as Danes write decimals
    assert not re.search(r"\d\.\d{3}", found.text)


def test_another_number_of_jobs_than_can_be_compared_stays_chosen(visitor: Visitor) -> None:
    address = visitor.opened()
    page = visitor.get(f"{address}/jobs")
    assert "Vælg to til fire job" in page.text
    assert "checked" not in "".join(re.findall(r'form="compare-form"[^>]*>', page.text))
    keys = list(dict.fromkeys(re.findall(r'name="posting" value="([^"]+)" form="compare-form"', page.text)))
    for chosen, told in ((keys[:1], "Der er valgt 1 job."), (keys[:5], "Der er valgt 5 job."), ([], "valgt 0 job")):
        wrong = visitor.get(f"{address}/compare?" + "&".join(f"posting={key}" for key in chosen))
        assert wrong.status_code == 422
        assert told in wrong.text
        assert set(re.findall(r'value="([^"]+)" form="compare-form" checked', wrong.text)) == set(chosen)
    # One that is not on the lists is chosen still.
    others = visitor.client.get("/api/v1/postings?limit=100").json["items"]  # type: ignore[index]
    outside = next(key for row in others if (key := f"{row['source']}/{row['posting_id']}") not in page.text)
    wrong = visitor.get(f"{address}/compare?posting={outside}")
    assert re.search(rf'name="posting" value="{outside}" checked', wrong.text)


def test_notes_controls_and_erasing(visitor: Visitor) -> None:
    address = visitor.opened()
    note = visitor.part(f"{address}/notes", text="CPR 010180-1234: vil helst arbejde om dagen")
    assert "010180" not in note.text
    assert "om dagen" in note.text
    page = visitor.post(
        f"{address}/search",
        near="8000",
        reach="minutes",
        minutes="40",
        travel="bicycle",
        hours="part",
        wanted="jordemoder",
        unwanted="sygeplejerske",
        languages="da, en:C1",
        licences_set="1",
        licences="B",
        to="reading",
    )
    assert page.status_code == 200
    assert 'value="jordemoder"' in page.text
    assert 'value="dansk, engelsk C1"' in page.text
    assert visitor.post(f"{address}/search", near="80", reach="radius", radius="5").status_code == 422
    assert visitor.post(f"{address}/erase").status_code == 422
    gone = visitor.post(f"{address}/erase", sure="1")
    assert "er slettet" in gone.text
    assert visitor.get(address).status_code == 404


def test_a_person_who_does_not_want_this_is_erased_everywhere(visitor: Visitor) -> None:
    person = "ef" * 32
    opened = [visitor.client.post("/api/v1/sessions", json={"text": CV_TEXT, "person_key": person}) for _ in range(2)]
    addresses = [found.json["session"]["page"] for found in opened]  # type: ignore[index]
    assert 'name="opt_out"' in visitor.get(addresses[0]).text
    visitor.post(f"{addresses[0]}/erase", sure="1", opt_out="1")
    assert [visitor.get(address).status_code for address in addresses] == [404, 404]
    again = visitor.client.post("/api/v1/sessions", json={"text": CV_TEXT, "person_key": person})
    assert again.status_code == 409
    assert 'name="opt_out"' not in visitor.get(visitor.opened()).text  # without a key nobody could be known again


def test_one_ad_is_held_against_the_open_sessions(visitor: Visitor) -> None:
    ad = "Sygeplejerske til plejecenter\nDu har erfaring med medicinhåndtering og dokumentation, og du taler engelsk."
    assert "ingen åben samtale" in visitor.post("/ad", text=ad).text
    address = visitor.opened()
    found = visitor.post("/ad", text=ad)
    assert address in found.text
    assert "CV’et" in found.text
    assert visitor.post("/ad", text="x").status_code in (409, 422)


def test_a_cv_that_cannot_be_used_is_not_scored(visitor: Visitor) -> None:
    address = visitor.opened("abc")
    page = visitor.get(address)
    assert "Der er derfor ikke søgt efter job" in page.text
    jobs = visitor.get(f"{address}/jobs")
    assert "Der er ikke søgt efter job endnu" in jobs.text
    assert "card-job" not in jobs.text


def test_what_went_wrong_is_said_in_words(visitor: Visitor) -> None:
    image = (io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"\x00" * 99), "cv.png")
    for data, status, words in (
        ({}, 422, "Vælg en fil"),
        ({"text": CV_TEXT, "near": "21"}, 422, "ikke udfyldt rigtigt"),
        ({"text": CV_TEXT, "reach": "radius", "radius": "langt"}, 422, "ikke udfyldt rigtigt"),
        ({"file": image}, 415, "Formatet kan ikke læses"),
    ):
        page = visitor.post("/sessions", **data)  # type: ignore[arg-type]
        assert page.status_code == status, words
        assert words in page.text
        assert "Traceback" not in page.text
    large = visitor.client.post(
        "/sessions", headers={"Accept": "text/html"}, **form_with("file", "cv.txt", b"x" * 11 * 1024 * 1024)
    )
    assert large.status_code == 413
    assert "højst 10 MB" in large.text


def test_a_form_from_elsewhere_is_refused(visitor: Visitor) -> None:
    address = visitor.opened()
    page = visitor.client.post(f"{address}/erase", data={"sure": "1"}, headers={"Accept": "text/html"})
    assert page.status_code == 400
    visitor.token = "forged"
    assert visitor.post(f"{address}/erase", sure="1").status_code == 400
    assert visitor.client.get(address).status_code == 200


def test_html_in_a_cv_stays_text(visitor: Visitor) -> None:
    page = visitor.get(visitor.opened(CV_TEXT + "\n<script>alert(1)</script><img src=x onerror=alert(1)>"))
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text


def test_a_missing_page_is_a_page_for_people_and_a_problem_for_programs(visitor: Visitor) -> None:
    page = visitor.client.get("/ingenting", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert "findes ikke" in page.text
    problem = visitor.client.get("/ingenting")
    assert (problem.status_code, problem.mimetype) == (404, "application/problem+json")


def test_nothing_loaded_is_said_on_the_page(tmp_path: Path) -> None:
    with Services(read_settings(data=tmp_path)) as services:
        visitor = Visitor(create_app(services).test_client())
        assert "jobvej demo load" in visitor.get("/").text
        page = visitor.post("/sessions", text=CV_TEXT)
        assert page.status_code == 503
        assert page.headers["Retry-After"]
        assert "jobvej demo load" in page.text


def test_what_was_kept_goes_to_the_page_and_not_into_a_part_of_it(visitor: Visitor) -> None:
    address = visitor.opened()
    kept = visitor.part(f"{address}/search", reach="radius", radius="5", to="jobs")
    assert (kept.status_code, kept.headers["HX-Redirect"]) == (204, f"{address}/jobs")


def test_the_citizen_is_told_and_on_what_basis_is_noted(visitor: Visitor) -> None:
    address = visitor.opened()
    assert "Er borgeren orienteret?" in visitor.get(address).text
    told = visitor.post(f"{address}/search", notice_given="1", to="reading")
    assert "Er borgeren orienteret?" not in told.text
    assert "Borgeren fik besked" in told.text
    assert "LAB § 15" in visitor.post(f"{address}/search", legal_basis="LAB § 15", to="reading").text


def test_a_long_list_of_skills_says_how_many_more_and_opens_them(visitor: Visitor) -> None:
    needs = [{"label": f"kompetence {number}", "how": "krav"} for number in range(11)]
    card = {"title": "Bager", "matched": needs, "missing": needs[:8], "at_once": 8}
    template = (
        "{% from '_card.html' import needs, labels with context %}{{ needs(job) }}|{{ labels(job.matched, job) }}"
    )
    with visitor.client.application.test_request_context():
        shown, compared = render_template_string(template, job=card, words=Words("da")).split("|")
    assert shown.count("<li") == 11 + 8
    assert shown.count("<details") == compared.count("<details") == 1
    for part in (shown, compared):
        assert "og 3 mere" in part.partition("<details")[2]
        assert "kompetence 10" in part.partition("<details")[2]
        assert "kompetence 8" not in part.partition("<details")[0]


def test_cards_say_the_hours_of_an_ad(visitor: Visitor) -> None:
    address = visitor.opened()
    page = visitor.get(f"{address}/jobs").text
    assert page.count("<dt>Arbejdstid:</dt>") == page.count('class="card-job"')  # all ads of the demo say so
    assert "<dd>fuldtid" in page
    key = first_key(page)
    assert "<dt>Arbejdstid:</dt><dd>" in visitor.get(f"{address}/job?posting={key}").text
    assert "full-time" in visitor.get(f"{address}/job?posting={key}&lang=en").text


def test_a_source_is_named_as_people_name_it(visitor: Visitor, demo_services: Services, tmp_path: Path) -> None:
    address = visitor.opened()
    key = next(key for key in re.findall(r'name="posting" value="([^"]+)"', visitor.get(f"{address}/jobs").text))
    source = key.partition("/")[0]
    page = visitor.get(f"{address}/job?posting={key}").text
    assert f"({readable(source)})" in page
    assert f"({source})" not in page
    (tmp_path / "sources.toml").write_text(
        f'[[source]]\nname = "{source}"\ntitle = "Havnbys  job"\nkind = "csv"\npath = "x.csv"\n', encoding="utf-8"
    )
    assert "(Havnbys job)" in visitor.get(f"{address}/job?posting={key}").text
    (tmp_path / "sources.toml").write_text("broken", encoding="utf-8")
    assert f"({readable(source)})" in visitor.get(f"{address}/job?posting={key}").text
    assert [readable(name) for name in ("kommunejob-demo", "jobnet.dk", "a_b")] == [
        "Kommunejob demo",
        "jobnet.dk",
        "A b",
    ]


def test_small_things() -> None:
    words = Words("da")
    begun = {"created": "2026-11-22T09:30:00+00:00", "expires": "2026-11-24T09:30:00+00:00"}
    moment = datetime.datetime(2026, 11, 22, 10, tzinfo=datetime.UTC)
    assert "(om 2 dage)" in session_dates(begun, moment, words)
    assert "(om 1 dag)" in session_dates(begun, moment + datetime.timedelta(days=1, hours=1), words)
    assert words.counted("live_count", 1) == "1 opslag"
    assert Words("en").counted("live_count", 1) == "1 posting"
    assert Words("en").counted("live_count", 2) == "2 postings"
    assert shown_date("2027-01-03", "da") == "3. jan. 2027"
    assert shown_date("2027-01-03", "en") == "3 Jan 2027"
    assert shown_date("snarest", "da") == "snarest"
    assert shown_date(None, "da") == ""
    assert is_web_address("https://jobvej.example/demo/1")
    assert not is_web_address("javascript:alert(1)")
    assert not is_web_address(None)
    assert marked("en to tre", ["to", "to t", ""]) == [("en ", False), ("to", True), (" tre", False)]
