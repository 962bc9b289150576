"""Jobs for students and apprentices are told from ordinary jobs by the head of the title, in Danish and English."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recommender.demands_met import STUDENT, conflicts
from recommender.profile import ProfileOccupation, WorkRelation
from recommender.student_jobs import for_students, seeks_training
from tests.fixtures_recommender import ad, person


@pytest.mark.parametrize(
    "title",
    [
        "Studentermedhjælper til økonomi",
        "HR-studentermedhjælper, 15 timer",
        "Studentermedhjælpere søges",
        "Studentermedhjælper Aarhus",
        "Studentermedarbejder i Rigsarkivet",
        "Studenterassistent",
        "Studiejob i kantinen",
        "Jurastuderende til vagter",
        "Studerende til planter og kort",
        "Vi søger studerende til lageret",
        "Weekendjob for studerende i Odense",
        "Job som studentermedhjælper hos kommunen",
        "Receptionist (studerende)",
        "Til butikken søges elev",
        "Bageriet i Odense søger en elev",
        "Elev i butik",
        "Kontorelev",
        "IT-elev",
        "Salgs- og butikselev",
        "Elev- og lærlingepladser",
        "Elev eller lærling til køkkenet",
        "Elevplads hos tømreren",
        "Tømrerlærlinge",
        "Læreplads som smed",
        "Praktikant i kommunikation",
        "Internship i marketing",
        "Student assistant til laboratoriet",
        "1-2 elever til Fredericia",
    ],
)
def test_danish_titles_of_jobs_for_students(title: str) -> None:
    assert for_students(title, "da")


@pytest.mark.parametrize(
    "title",
    [
        "Intern sælger/revisor",
        "Sælger, intern",
        "Intern kommunikation",
        "Revisor (intern)",
        "Marketing Intern",  # in an ad in Danish the word is Danish
        "Studentervejleder",
        "Studenterrådgiver til uddannelsen",
        "Studenterpræst",
        "Studievejleder",
        "Vejleder for studerende",
        "Vejleder for internationale studerende",
        "Underviser af sygeplejestuderende",
        "Stilling som vejleder for studerende",
        "Vi søger en mentor for studerende",
        "Lærer til elever med særlige behov",
        "Ansvarlig for elever og lærlinge",
        "Leder af elevhjemmet",
        "Elevkoordinator",
        "Elev-ansvarlig",
        "Elev- og studievejleder",
        "Lærlingeansvarlig",
        "Praktikantkoordinator",
        "Studentermedhjælperkoordinator",
        "Voksenlærling som elektriker",
        "Museumsværter til weekender (gerne studerende)",
        "Elev eller uddannet bager",
        "Ph.d.-studerende i kemi",
        "Ph.d. studerende i kemi",
        "Elevatormontør",
        "Internationale projekter",
        "Bager",
        "",
    ],
)
def test_danish_titles_of_ordinary_jobs(title: str) -> None:
    assert not for_students(title, "da")


@pytest.mark.parametrize(
    "title",
    [
        "Marketing Intern",
        "Software Engineering Intern (Copenhagen)",
        "Sales and Marketing Intern",
        "Interns",
        "Intern, Finance",
        "Intern in Public Affairs",
        "Intern - Business Development",
        "Summer Intern 2027",
        "HR Internship, spring",
        "Internship at the embassy",
        "Internship position",
        "Student",
        "Student job",
        "Student Assistant in Physics",
        "Student worker, 15 hours",
        "Working Student Data Science",
        "Law student",
        "Looking for a student",
        "Position for a student",
        "Carpenter Apprentice",
        "Apprenticeship in plumbing",
    ],
)
def test_english_titles_of_jobs_for_students(title: str) -> None:
    assert for_students(title, "en")


@pytest.mark.parametrize(
    "title",
    [
        "Intern Auditor",
        "Internal Auditor",
        "Intern Programme Manager",
        "Internship Coordinator",
        "Student Advisor",
        "Student Services Manager",
        "Student Recruitment Officer",
        "Students' Counsellor",
        "Adviser for international students",
        "Teacher of students with special needs",
        "Apprenticeship Coordinator",
        "PhD student in chemistry",
        "Doctoral student",
        "Host (students welcome)",
        "Student or graduate engineer",
        "Team of Eleven",
        "International Sales",
    ],
)
def test_english_titles_of_ordinary_jobs(title: str) -> None:
    assert not for_students(title, "en")


@pytest.mark.parametrize(
    "told",
    [
        "Jeg er stud.merc. på andet år.",
        "Stud. jur. ved Aarhus Universitet",
        "Jeg studerer jura.",
        "Jeg er studerende på CBS.",
        "Jeg er stadig kandidatstuderende.",
        "Nuværende studerende ved DTU",
        "Profil: jurastuderende med blik for detaljen",
        "28 år, studerende på SDU",
        "## Studerende på CBS",
        "- Student at CBS",
        "Læser til pædagog",
        "Jeg søger elevplads i en butik.",
        "Søger job som studentermedhjælper i København.",
        "I am a student.",
        "I'm studying law.",
        "I’m a law student.",
        "I am currently a second year student at DTU.",
        "MSc student, Aarhus University",
        "Currently studying law.",
        "Student at CBS",
        "I am looking for an internship in marketing.",
    ],
)
def test_who_studies_or_seeks_a_place_to_learn(told: str) -> None:
    assert seeks_training((), (told,))


@pytest.mark.parametrize(
    "told",
    [
        "Studentereksamen, Ribe Katedralskole, 2009",
        "Student, Hobro Gymnasium, 2018",
        "Sproglig student 1998",
        "Student fra Aalborg Katedralskole",
        "Vejleder for studerende",
        "Jeg har undervist studerende i statistik.",
        "Jeg er ansvarlig for studerende i praktik.",
        "Undervisning af elever, studerende og kursister",
        "Studentermedhjælper i Skattestyrelsen 2012-2014",
        "Studentervejleder ved Aarhus Universitet",
        "Jeg studerede jura i Aarhus.",
        "Læser til og med kalkulationen hver måned.",
        "stod for 3 elever",
        "Student counsellor at CBS",
        "Taught students statistics.",
        "I was a student assistant at DTU.",
        "I am a student advisor.",
        "I am a student services manager.",
        "Improved student satisfaction by a third.",
        "Jeg søger arbejde som intern revisor.",
    ],
)
def test_who_has_studied_or_helped_students_does_not_study(told: str) -> None:
    assert not seeks_training((), (told,))


@pytest.mark.parametrize("title", ["Kontorelev", "Studentermedhjælper", "Praktikant", "Marketing intern", "Studiejob"])
def test_who_wants_such_a_job_is_shown_it(title: str) -> None:
    posting = ad("a", "bake", title="Studentermedhjælper til økonomi")
    profile = person("bake", past=["baker"])
    assert conflicts(profile, posting) == (STUDENT,)
    wanting = ProfileOccupation(title, None, WorkRelation.WANTED)
    assert conflicts(replace(profile, occupations=(*profile.occupations, wanting)), posting) == ()
    past = ProfileOccupation(title, None, WorkRelation.PAST)
    assert conflicts(replace(profile, occupations=(*profile.occupations, past)), posting) == (STUDENT,)


def test_the_language_of_a_posting_says_what_intern_means() -> None:
    posting = ad("a", "bake", title="Marketing Intern")
    assert conflicts(person("bake", past=["baker"]), posting) == ()
    assert conflicts(person("bake", past=["baker"]), replace(posting, language="en")) == (STUDENT,)
