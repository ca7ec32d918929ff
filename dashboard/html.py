"""Elements of a page, written as those of `dash.html`: html.P(["a ", html.Strong("b")], className="lead").

A view has eight hundred of them, and those of Dash took two fifths of its time: each is told of to a browser that looks
after it, which ours never are, since `dashboard/markup.py` makes text of them.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any, TypeAlias, Union

Node: TypeAlias = Union["Element", str, float, Sequence["Node"], None]


class Element:
    """`properties` are attributes by their names in HTML, but className; None and False leave one out.

    `carried` is for the server alone: markup does not tell of it.
    """

    __slots__ = ("carried", "children", "properties", "tag")

    def __init__(self, tag: str, /, children: Node = None, **properties: Any) -> None:
        self.tag, self.children, self.properties = tag, children, properties
        self.carried: object = None


A = partial(Element, "a")
Aside = partial(Element, "aside")
Button = partial(Element, "button")
Caption = partial(Element, "caption")
Datalist = partial(Element, "datalist")
Dd = partial(Element, "dd")
Details = partial(Element, "details")
Div = partial(Element, "div")
Dl = partial(Element, "dl")
Dt = partial(Element, "dt")
Figcaption = partial(Element, "figcaption")
Figure = partial(Element, "figure")
Form = partial(Element, "form")
H1 = partial(Element, "h1")
H2 = partial(Element, "h2")
H3 = partial(Element, "h3")
Header = partial(Element, "header")
Input = partial(Element, "input", None)
Label = partial(Element, "label")
Li = partial(Element, "li")
Main = partial(Element, "main")
Nav = partial(Element, "nav")
Ol = partial(Element, "ol")
Option = partial(Element, "option")
P = partial(Element, "p")
Pre = partial(Element, "pre")
Section = partial(Element, "section")
Select = partial(Element, "select")
Span = partial(Element, "span")
Strong = partial(Element, "strong")
Summary = partial(Element, "summary")
Table = partial(Element, "table")
Tbody = partial(Element, "tbody")
Td = partial(Element, "td")
Textarea = partial(Element, "textarea")
Th = partial(Element, "th")
Thead = partial(Element, "thead")
Time = partial(Element, "time")
Tr = partial(Element, "tr")
Ul = partial(Element, "ul")
