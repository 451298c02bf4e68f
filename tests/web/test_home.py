"""The first page, in a browser."""

import pytest

from tests.web.browsing import LANGUAGES, WIDTHS, must_be_fit, view


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_is_fit(chromium, address, language, width):
    with view(chromium, address, "/", language=language, width=width) as page:
        must_be_fit(page, f"home-{language}-{width}")
        assert page.locator("html").get_attribute("lang") == language
