"""Small files with the columns, and mostly the numbers, that CBS and DUO publish."""

from pathlib import Path

import pytest

from evidence import BadInput
from experiments.calibration.open_data import read_open_data
from experiments.calibration.own_targets import read_own_targets, write_own_targets

SHOWN = """"Voortijdig schoolverlaters; geslacht, woonregio"
"Geslacht";"Regiokenmerken";"Perioden";"Leerlingen (aantal)";"Voortijdig schoolverlaters (aantal)";\
"Niet-voortijdig schoolverlaters (aantal)";"Voortijdig schoolverlaters (percentage) (%)"
"Totaal mannen en vrouwen";"Nederland";"2018/'19*";"1.339.130";"32.100";"1.307.040";"2"
"Totaal mannen en vrouwen";"Flevoland (PV)";"2018/'19*";"38.240";"1.000";"37.240";"3"
"Totaal mannen en vrouwen";"Vlieland";"2018/'19*";"50";".";".";"."
"Mannen";"Flevoland (PV)";"2018/'19*";"19.000";"700";"18.300";"4"
"Totaal mannen en vrouwen";"Nederland";"2017/'18";"1.351.780";"30.200";"1.321.580";"2"
"Totaal mannen en vrouwen";"Flevoland (PV)";"2017/'18";"38.000";"760";"37.240";"2"
"Bron: CBS"
"""
FEED = """ID,Geslacht,Regiokenmerken,Perioden,Leerlingen_1,VoortijdigSchoolverlaters_2,\
NietVoortijdigSchoolverlaters_3,VoortijdigSchoolverlatersPercentage_4
0,T001038   ,NL01  ,2018SJ00,1339130,32100,1307040,2
1,T001038   ,GM1883,2018SJ00,13000,390,12610,3
2,3000      ,GM1883,2018SJ00,6500,250,6250,4
"""
KINDS = """Geslacht;Migratieachtergrond;Onderwijssoort;Perioden;Leerlingen (aantal);\
Voortijdig schoolverlaters (aantal);Niet-voortijdig schoolverlaters (aantal);Voortijdig schoolverlaters (percentage) (%)
Totaal mannen en vrouwen;Totaal;Totaal onderwijs;2018/'19*;1.339.130;32.100;1.307.040;2
Totaal mannen en vrouwen;Totaal;Totaal vmbo/havo/vwo;2018/'19*;921.440;5.310;916.130;1
Totaal mannen en vrouwen;Totaal;Totaal mbo (incl. extranei);2018/'19*;403.430;24.820;378.600;6
Totaal mannen en vrouwen;Totaal;Niveau 2 (inclusief extranei);2018/'19*;70.120;8.510;61.610;12
Totaal mannen en vrouwen;Totaal;Totaal vavo;2018/'19*;14.260;1.960;12.300;14
"""
DUO = """BRIN NUMMER;INSTELLINGSNAAM;JAAR;ONDERWIJSSTRUCTUUR EN LEERJAAR;PROFIEL;AANTAL DEELNEMERS;AANTAL VSV ERS;\
AANTAL VSV ERS MET VMBO DIPLOMA;AANTAL VSV ERS MET MBO1 DIPLOMA;AANTAL VSV ERS ZONDER DIPLOMA
01AB;Één school;2011;VMBO BL 3;NVT;1.200;12;2;0;10
01AB;Één school;2011;HAVO 4;NVT;300;3;0;0;3
02CD;Andere school;2011;VWO 4;NVT;500;1;0;0;1
02CD;Andere school;2010;VWO 4;NVT;500;5;0;0;5
"""
NATIONAL = 100 * 32100 / 1339130


def file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "open.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_a_region_of_cbs_is_its_ratio_to_the_country_at_the_level_of_duo(tmp_path: Path) -> None:
    (found,) = read_open_data(file(tmp_path, SHOWN), "Flevoland (PV)")
    assert found.value == pytest.approx(2.0 * (100 * 1000 / 38240) / NATIONAL, abs=1e-4)
    assert (found.year, found.group, found.out_of) == ("2018/19", "nl", 38240)
    (earlier,) = read_open_data(file(tmp_path, SHOWN), "Flevoland (PV)", "2017/18")
    assert earlier.value == pytest.approx(2.0 * (760 / 38000) / (30200 / 1351780), abs=1e-4)


def test_the_feed_of_the_same_table(tmp_path: Path) -> None:
    (found,) = read_open_data(file(tmp_path, FEED), "GM1883")
    assert found.value == pytest.approx(2.0 * 3.0 / NATIONAL, abs=1e-4)
    assert found.year == "2018/19"


def test_kinds_of_education_of_cbs(tmp_path: Path) -> None:
    found = {each.group: each for each in read_open_data(file(tmp_path, KINDS))}
    assert set(found) == {"vo", "mbo", "vavo"}
    assert found["mbo"].value == pytest.approx(2.0 * (100 * 24820 / 403430) / NATIONAL, abs=1e-4)


@pytest.mark.parametrize("text", [DUO, DUO.replace("VSV ERS", "VSV'ERS")], ids=["space", "apostrophe"])
def test_schools_of_duo_in_both_spellings_and_the_old_encoding(tmp_path: Path, text: str) -> None:
    path = file(tmp_path, text, "cp1252")
    (every,) = read_open_data(path)
    assert (every.value, every.out_of, every.group, every.year) == (pytest.approx(0.8), 2000, "vo", "2011")
    (one,) = read_open_data(path, "01AB")
    assert one.value == pytest.approx(1.0)
    (earlier,) = read_open_data(path, "02CD", "2010")
    assert earlier.value == pytest.approx(1.0)


@pytest.mark.parametrize(("text", "region"), [(SHOWN, "Flevoland (PV)"), (FEED, "GM1883"), (KINDS, None), (DUO, None)])
def test_what_is_imported_is_a_file_of_own_figures(tmp_path: Path, text: str, region: str | None) -> None:
    rows = read_open_data(file(tmp_path, text), region)
    write_own_targets(rows, tmp_path / "own.csv")
    own = read_own_targets(tmp_path / "own.csv")
    assert len(own.own) == len(rows)
    assert sorted(own.targets.value(name) for name in own.own) == sorted(row.value for row in rows)


@pytest.mark.parametrize(
    ("text", "region", "year", "message"),
    [
        (SHOWN, None, None, "region: is not in this file"),
        (SHOWN, "Flevoland", None, r"did you mean 'Flevoland \(PV\)'"),
        (SHOWN, "Flevoland (PV)", "2016/17", "year = '2016/17': is not in this file\n  allowed: 2017/18, 2018/19"),
        (SHOWN, "Vlieland", None, "'.': is no number of pupils"),
        (FEED.replace("32100", "32100.5"), "GM1883", None, "is no number of pupils"),
        (FEED.replace("NL01", "LD01"), "GM1883", None, "has no row of the whole country for 2018/19"),
        (FEED.replace("2018SJ00", "2018JJ00"), "GM1883", None, "Perioden = '2018JJ00': names no school year"),
        (KINDS, "Utrecht (PV)", None, "has no regions"),
        (DUO, "01AC", None, "region = '01AC': is no school of this file\n  did you mean '01AB'"),
        (DUO, None, "2012", "year = '2012': is not in this file\n  allowed: 2010, 2011"),
        (DUO.replace("500;1;", "500;<5;"), None, None, "AANTAL VSV ERS = '<5': is no number of pupils"),
        ("RegioS;Perioden;Absoluut verzuim\nGM1883;2019SJ00;4\n", None, None, "is no table that verzuim knows"),
        ("only words\n", None, None, "is no table of columns"),
        ("", None, None, "is no table of columns"),
    ],
)
def test_anything_else_is_told(tmp_path: Path, text: str, region: str | None, year: str | None, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        read_open_data(file(tmp_path, text), region, year)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_open_data(tmp_path / "gone.csv")
