from __future__ import annotations

import socket

from launch.ports import free_port, is_free


class TestPorts:
    def test_a_listened_port_is_not_free_and_is_not_given(self):
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            listener.listen()
            taken = listener.getsockname()[1]

            assert not is_free(taken)
            given = free_port(preferred=taken)

        assert given != taken
        assert is_free(given)

    def test_the_preferred_port_is_given_when_it_is_free(self):
        port = free_port()

        assert free_port(preferred=port) == port
