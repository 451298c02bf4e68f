"""Shape of ``languages/<code>/look_alikes.yaml``: fields that speak of their doings in words of war."""

from __future__ import annotations

from seuil.data_files.reader import Shape


class LookAlikesFile(Shape):
    """Fields (sport, culture, business, weather) and the words that tell each of them.

    domains   name of the field → lemmas, or forms as they stand
    whole_pages   fields whose pages hold no act at all, unless somebody dies or is arrested on them
    """

    whole_pages: tuple[str, ...] = ()
    domains: dict[str, tuple[str, ...]]
