def product_cards(ids): return {}
