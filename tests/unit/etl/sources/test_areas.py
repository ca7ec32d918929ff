"""Register of gminy and table of powiaty -> areas."""

from etl.sources import powiaty, territory

GMINA = {"terc": "2403113", "name": "Strumień", "kind": "miejsko-wiejska", "powiat": "2403"}
POWIAT = {
    "code": "2464",
    "name": "m. Częstochowa",
    "kind": "miasto na prawach powiatu",
    "voivodeship": "24",
    "voivodeship_name": "śląskie",
    "subregion": "polnocny",
}


def test_gmina_is_known_by_six_digits_and_its_subregion(rows_of, context):
    area = territory.transform(rows_of("territory", GMINA), context).facts["area"].loc[2]
    assert area[["code", "parent", "subregion", "terc", "row_no"]].tolist() == [
        "240311",
        "2403",
        "24-poludniowy",
        "2403113",
        2,
    ]


def test_two_kinds_of_one_gmina_are_a_repetition(rows_of, context):
    faults = territory.transform(rows_of("territory", GMINA, GMINA | {"terc": "2403111", "kind": "miejska"}), context)
    assert [(fault.row, fault.column) for fault in faults.faults] == [(3, "terc")]


def test_gmina_of_a_region_without_subregions_has_none(rows_of, context):
    row = {"terc": "1803011", "name": "Dębica", "kind": "miejska", "powiat": "1803"}
    assert territory.transform(rows_of("territory", row), context).facts["area"].loc[2, "subregion"] == ""


def test_kind_and_powiat_must_agree_with_the_code(rows_of, context):
    faults = territory.transform(rows_of("territory", GMINA | {"kind": "miejska", "powiat": "2404"}), context).faults
    assert [(fault.column, fault.values["right"]) for fault in faults] == [
        ("powiat", "2403"),
        ("kind", "miejsko-wiejska"),
    ]


def test_powiat_tells_of_the_areas_above_it(rows_of, context):
    area = powiaty.transform(rows_of("powiaty", POWIAT), context).facts["area"]
    assert area[["code", "level", "name", "parent"]].to_numpy().tolist() == [
        ["2464", "powiat", "m. Częstochowa", "24"],
        ["24-polnocny", "subregion", "północny", "24"],
        ["24", "region", "śląskie", "PL"],
        ["PL", "country", "Polska", ""],
    ]


def test_subregion_other_than_on_the_card_is_a_fault(rows_of, context):
    prepared = powiaty.transform(rows_of("powiaty", POWIAT | {"subregion": "zachodni"}), context)
    assert [(fault.found, fault.values["right"]) for fault in prepared.faults] == [("zachodni", "polnocny")]


def test_powiat_of_a_region_without_subregions_has_none(rows_of, context):
    row = POWIAT | {"code": "1803", "voivodeship": "18", "voivodeship_name": "podkarpackie", "subregion": ""}
    prepared = powiaty.transform(rows_of("powiaty", row), context)
    assert (prepared.faults, prepared.facts["area"]["code"].tolist()) == ([], ["1803", "18", "PL"])


def test_wrong_code_is_one_fault_not_three(rows_of, context):
    gmina = territory.transform(rows_of("territory", GMINA | {"terc": "24031"}), context).faults
    powiat = powiaty.transform(rows_of("powiaty", POWIAT | {"code": "464"}), context).faults
    assert [(fault.column, fault.found) for fault in gmina + powiat] == [("terc", "24031"), ("code", "464")]
