"""A brief made by hand, with whatever a hostile page could put in it."""

import pytest

from seuil.article.model import Article, Furniture, Span, TextSpan, When
from seuil.assertion.model import Assertion, Attribution, Because, SetAside
from seuil.brief.model import Brief, CommitmentRecord, PageRecord, TimeRecord, Unresolved
from seuil.data_files import DataFiles
from seuil.reading.model import Entity

TITLE = "Iran threatens"
BODY = "If Iran is attacked, it will close the strait on Monday, Tehran said."
TEXT = f"{TITLE}\n{BODY}"


def span(words: str, text: str = TEXT) -> dict[str, object]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def assertion(number: int, act: str, trigger: str, **fields: object) -> Assertion:
    place = fields.pop("at", None) or span(trigger)
    values = {
        "id": f"e{number}",
        "act": act,
        "plover": "ASSAULT",
        "cameo": "190",
        "status": "happened",
        "polarity": "affirmed",
        "certainty": "certain",
        "trigger": place,
        "evidence": span(BODY),
    }
    return Assertion.model_validate({**values, **fields})


def brief_with(title: str = TITLE, body: str = BODY, **fields: object) -> Brief:
    text = f"{title}\n{body}"
    article = Article(
        title=title,
        language="en",
        outlet="A <b>Gazette</b>",
        text=text,
        title_span=Span(start=0, end=len(title)),
        paragraphs=(Span(start=len(title) + 1, end=len(text)),),
        published=When(
            edtf="2024-06-04", earliest="2024-06-04", latest="2024-06-04", basis="stated", because=""
        ),
        furniture=(Furniture(kind="related", text="<i>More</i>"),),
    )
    values = {
        "version": "0",
        "page": PageRecord(source="page.html", media_type="text/html", sha256="0" * 64, bytes=1),
        "article": article,
        "entities": (),
        "assertions": (),
        "attributions": (),
        "commitments": (),
        "times": (),
        "set_aside": (),
    }
    return Brief.model_validate({**values, **fields})


@pytest.fixture(scope="session")
def data() -> DataFiles:
    return DataFiles()


@pytest.fixture
def brief() -> Brief:
    strait = Entity(
        id="hormuz", name="Strait of Hormuz", kind="region", mentions=(TextSpan(**span("the strait")),)
    )
    iran = Entity(id="IRN", name="Iran", kind="state", country="IRN", mentions=(TextSpan(**span("Iran")),))
    says = Attribution.model_validate(
        {
            "id": "a1",
            "source": "IRN",
            "description": "Tehran",
            "cue": span("said"),
            "stance": "says",
            "quotation": "indirect",
            "content": [{"start": len(TITLE) + 1, "end": len(TITLE) + 56}],
        }
    )
    why = Because(field="status", value="hypothetical", reason="introduced by “if”")
    return brief_with(
        entities=(iran, strait),
        assertions=(
            assertion(
                1,
                "attack",
                "attacked",
                target=("IRN",),
                status="hypothetical",
                certainty="unknown",
                because=(why,),
            ),
            assertion(
                2,
                "blockade",
                "will close",
                actor=("IRN",),
                place=("hormuz",),
                status="planned",
                sources=("a1",),
            ),
            assertion(3, "threaten", "will close", actor=("IRN",), polarity="negated", part_of="e2"),
        ),
        attributions=(says,),
        commitments=(
            CommitmentRecord.model_validate(
                {
                    "id": "c1",
                    "issuer": ["IRN"],
                    "if": ["e1"],
                    "then": ["e2"],
                    "force": "will",
                    "sources": ["a1"],
                    "evidence": span(BODY),
                }
            ),
        ),
        times=(
            TimeRecord.model_validate(
                {
                    **span("Monday"),
                    "edtf": None,
                    "earliest": None,
                    "latest": None,
                    "basis": "unknown",
                    "because": "x",
                }
            ),
        ),
        set_aside=(SetAside.model_validate({**span("said"), "reason": "another sense of “say”"}),),
        unresolved=(Unresolved.model_validate({**span("it"), "reason": "inside quotation: speaker"}),),
    )
