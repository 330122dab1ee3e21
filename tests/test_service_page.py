"""The page at `/` of a running service, in Chromium: a form that answers what `/predict` answers, and says which field is amiss."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import chromium, listened, shot, violations
from made_service import make_plan
from served import GOOD, Serving, train


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(train(tmp_path_factory.mktemp("page"))) as serving:
        yield serving


@pytest.fixture(scope="module", params=["light", "dark"])
def page(request: pytest.FixtureRequest, service: Serving) -> Iterator[Any]:
    with chromium() as browser:
        opened = browser.new_context(viewport={"width": 390, "height": 900}, color_scheme=request.param).new_page()
        opened.heard = listened(opened)
        opened.scheme = request.param
        opened.goto(str(service.client.base_url))
        yield opened


def asked(page: Any, **values: Any) -> str:
    """What the form says of a record."""
    for name, value in values.items():
        field = page.locator(f'[name="{name}"]')
        text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)
    page.evaluate("document.getElementById('answer').textContent = ''")
    page.click("button[type=submit]")
    page.wait_for_selector("#answer:not(:empty)")
    return str(page.locator("#answer").inner_text())


def test_the_form_answers_what_predict_answers(page: Any, service: Serving) -> None:
    assert page.heard.errors == []
    assert json.loads(asked(page, **GOOD)) == service.client.post("/predict", json=GOOD).json()
    nullable = next(field.name for field in make_plan().contract.fields if field.nullable)
    missing = {**GOOD, nullable: None}
    assert json.loads(asked(page, **missing)) == service.client.post("/predict", json=missing).json()
    assert all(url.startswith(str(service.client.base_url)) for url in page.heard.requests)
    shot(page, f"service-{page.scheme}")


def test_a_field_that_is_amiss_is_marked(page: Any) -> None:
    said = asked(page, **{**GOOD, "age": "old"})
    assert said.startswith("age: ") and "old" not in said
    assert page.locator("[aria-invalid=true]").evaluate_all("found => found.map(each => each.name)") == ["age"]
    json.loads(asked(page, **GOOD))
    assert page.locator("[aria-invalid=true]").count() == 0


def test_it_is_legible(page: Any) -> None:
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("label").count() == len(GOOD)


def test_its_policy_allows_this_script_alone(service: Serving) -> None:
    answer = service.client.get("/")
    assert answer.status_code == 200 and "unsafe" not in answer.headers["content-security-policy"]
