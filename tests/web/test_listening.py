"""The socket that the page is served on."""

import socket

from seuil.web.listening import listen


def test_no_part_of_an_answer_waits_for_another_to_be_acknowledged():
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
