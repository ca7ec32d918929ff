"""The description of the open data by DCAT-AP 3, as JSON-LD, made from the cards of the sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.context import Context
from dashboard.exports.open_data import title_of
from data.catalog import Source
from data.catalog.models import Bilingual

NAME = "dcat-ap.jsonld"
EUROPA = "http://publications.europa.eu/resource/authority"
PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGES = {"pl": "POL", "en": "ENG"}
KEYWORDS = Bilingual(pl="ekonomia społeczna", en="social economy")
DEMO = Bilingual(
    pl="Zawiera dane zmyślone do pokazu; wiersze są oznaczone w kolumnie „demonstracja”.",
    en="Holds data invented for demonstration; the rows are marked in the column “demonstracja”.",
)
PROTECTED = Bilingual(
    pl="Liczby osób w gminach są chronione: * oznacza od 1 do 7, pozostałe zaokrąglono do 5.",
    en="Counts of people in gminy are protected: * is 1 to 7, others are rounded to 5.",
)

Node = dict[str, Any]


@dataclass
class Written:
    """What became of one file: its rows, sources, whether any is invented, and its bytes."""

    rows: int = 0
    sources: set[str] = field(default_factory=set)
    is_demo: bool = False
    size: int = 0


def description(context: Context, written: Mapping[str, Written]) -> Node:
    """A catalogue with a data set for each file; addresses are relative to the site."""
    return {"@context": PREFIXES, "@graph": [_catalogue(context, written), *_sources(context, written)]}


def _catalogue(context: Context, written: Mapping[str, Written]) -> Node:
    region = context.region
    title = Bilingual(
        pl=f"Ekonomia społeczna: dane otwarte, {region.named('pl')}",
        en=f"Social economy: open data, {region.named('en')}",
    )
    about = Bilingual(
        pl="Wskaźniki, wydarzenia i rejestr podmiotów ekonomii społecznej z Barometru ES.",
        en="Indicators, events and the registry of entities of the social economy from Barometr ES.",
    )
    is_demo = any(told.is_demo for told in written.values())
    return {
        "@id": _urn(context, "katalog"),
        "@type": "dcat:Catalog",
        "dct:title": _texts(title),
        "dct:description": _texts(about, DEMO if is_demo else None),
        "dct:publisher": _agent(region.coordinator),
        "dct:language": [{"@id": f"{EUROPA}/language/{code}"} for code in LANGUAGES.values()],
        "dct:modified": _changed(context),
        "dct:spatial": _place(context),
        "foaf:homepage": {"@id": "/"},
        "dcat:themeTaxonomy": {"@id": f"{EUROPA}/data-theme"},
        "dcat:dataset": [_dataset(context, file, told) for file, told in written.items()],
    }


def _dataset(context: Context, file: str, told: Written) -> Node:
    title, address = title_of(file), f"/eksport/dane.zip?region={context.region.id}"
    told_more = [PROTECTED] if file == "obecnosci.csv" else []
    told_more += [DEMO] if told.is_demo else []
    sources = sorted(told.sources)
    node: Node = {
        "@id": _urn(context, file),
        "@type": "dcat:Dataset",
        "dct:identifier": f"{context.region.id}/{file}",
        "dct:title": _texts(
            _with(title, Bilingual(pl=" (dane zmyślone)", en=" (invented data)")) if told.is_demo else title
        ),
        "dct:description": _texts(
            _with(title, Bilingual(pl=f", {told.rows} wierszy.", en=f", {told.rows} rows.")), *told_more
        ),
        "dct:publisher": _agent(context.region.coordinator),
        "dct:accrualPeriodicity": {"@id": f"{EUROPA}/frequency/IRREG"},
        "dct:modified": _changed(context),
        "dct:spatial": _place(context),
        "dct:language": {"@id": f"{EUROPA}/language/POL"},
        "dcat:theme": {"@id": f"{EUROPA}/data-theme/SOCI"},
        "dcat:keyword": _texts(KEYWORDS),
        "dct:source": [{"@id": _urn(context, f"zrodlo:{name}")} for name in sources],
        "dcat:distribution": {
            "@type": "dcat:Distribution",
            "dct:title": file,
            "dcat:accessURL": {"@id": address},
            "dcat:downloadURL": {"@id": address},
            "dct:format": {"@id": f"{EUROPA}/file-type/CSV"},
            "dcat:mediaType": {"@id": "https://www.iana.org/assignments/media-types/text/csv"},
            "dcat:packageFormat": {"@id": "https://www.iana.org/assignments/media-types/application/zip"},
            "dcat:byteSize": {"@value": str(told.size), "@type": "xsd:nonNegativeInteger"},
            "dct:license": _licence(context.catalog.sources[name] for name in sources),
        },
    }
    if told.is_demo:
        node["dct:provenance"] = {"@type": "dct:ProvenanceStatement", "rdfs:label": _texts(DEMO)}
    return node


def _sources(context: Context, written: Mapping[str, Written]) -> list[Node]:
    names = sorted({name for told in written.values() for name in told.sources})
    return [_source(context, context.catalog.sources[name]) for name in names]


def _source(context: Context, source: Source) -> Node:
    node: Node = {
        "@id": _urn(context, f"zrodlo:{source.id}"),
        "@type": "dcat:Dataset",
        "dct:identifier": source.id,
        "dct:title": _texts(source.name),
        "dct:description": _texts(source.note or source.name),
        "dct:publisher": _agent(source.publisher),
        "dcat:landingPage": {"@id": source.address},
        "dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": {"@value": source.licence, "@language": "pl"}},
    }
    if source.id in context.demo_sources:
        node["dct:provenance"] = {"@type": "dct:ProvenanceStatement", "rdfs:label": _texts(DEMO)}
    return node


def _licence(sources: Iterable[Source]) -> Node:
    """The licences of all sources in words: none of them is one that has an address of its own."""
    words = "; ".join(f"{source.name.pl}: {source.licence}" for source in sources) or "informacja sektora publicznego"
    return {"@type": "dct:LicenseDocument", "rdfs:label": {"@value": words, "@language": "pl"}}


def _urn(context: Context, name: str) -> str:
    return f"urn:barometr-es:{context.region.id}:{name}"


def _agent(name: str) -> Node:
    return {"@type": "foaf:Agent", "foaf:name": {"@value": name, "@language": "pl"}}


def _place(context: Context) -> Node:
    region = context.region
    named = Bilingual(pl=region.named("pl"), en=region.named("en"))
    return {"@type": "dct:Location", "dct:identifier": region.teryt, "skos:prefLabel": _texts(named)}


def _changed(context: Context) -> Node:
    day = context.state.changed_at.date() if context.state.changed_at else context.today
    return {"@value": day.isoformat(), "@type": "xsd:date"}


def _with(text: Bilingual, more: Bilingual) -> Bilingual:
    return Bilingual(pl=text.pl + more.pl, en=text.en + more.en)


def _texts(*parts: Bilingual | None) -> list[Node]:
    told = [part for part in parts if part]
    return [
        {"@value": " ".join(part.pl for part in told), "@language": "pl"},
        {"@value": " ".join(part.en for part in told), "@language": "en"},
    ]
