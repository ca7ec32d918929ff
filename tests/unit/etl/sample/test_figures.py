"""Proportions and growth from the public figures."""

from etl.sample.figures import national_stocks, on_line, published


def test_published_values_are_those_of_the_file():
    known = published()
    assert (known["CIS"][2021], known["KIS"][2021], known["ZAZ"][2021], known["WTZ"][2021]) == (
        201_000,
        202_000,
        133_000,
        729_000,
    )
    assert known["spółdzielnia socjalna"] == {2016: 1_400_000, 2019: 1_547_000, 2020: 1_497_000, 2021: 1_503_000}
    assert known["non-profit"][2010] == 20_900
    assert known["non-profit"][2024] == 30_200


def test_years_between_lie_on_the_line():
    assert [on_line({2010: 100, 2012: 200}, year) for year in (2009, 2011, 2030)] == [100, 150, 200]


def test_every_kind_has_a_stock_in_every_year():
    stocks = {stock.kind: stock.by_year for stock in national_stocks()}
    assert len(stocks) == 12
    assert all(number > 0 for by_year in stocks.values() for number in by_year.values())
    assert stocks["WTZ"][2021] == 729_000
    assert stocks["fundacja"][2010] + stocks["stowarzyszenie"][2010] == 20_900 * 3_750 * 10 // 100
