from __future__ import annotations

from shop.checkout.numbers import ALPHABET, check_character, new_order_number


class TestNewOrderNumber:
    def test_ten_thousand_are_different_and_say_nothing_of_their_order(self):
        numbers = [new_order_number() for _ in range(10_000)]

        assert len(set(numbers)) == 10_000
        assert numbers != sorted(numbers)

    def test_ends_in_its_check_character(self):
        number = new_order_number()

        assert number[-1] == check_character(number[3:-1])

    def test_one_wrong_character_is_noticed(self):
        body = new_order_number()[3:-1]
        wrong = body[:4] + ALPHABET[(ALPHABET.index(body[4]) + 1) % len(ALPHABET)] + body[5:]

        assert check_character(wrong) != check_character(body)
