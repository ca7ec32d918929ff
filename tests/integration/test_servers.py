"""The databases that other integration tests start from."""

from sqlalchemy import create_engine, inspect, make_url, text

from tests.servers import new_postgres_database


def test_database_is_empty_and_takes_polish_text(database_url: str) -> None:
    engine = create_engine(database_url)
    assert inspect(engine).get_table_names() == []
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE gmina (nazwa TEXT)"))
        connection.execute(text("INSERT INTO gmina VALUES ('Żory')"))
        assert connection.scalar(text("SELECT nazwa FROM gmina")) == "Żory"
    engine.dispose()


def test_postgres_database_is_dropped_even_when_still_connected(postgres_url: str) -> None:
    with new_postgres_database(postgres_url) as url:
        left_open = create_engine(url)
        connection = left_open.connect()
    server = create_engine(postgres_url)
    with server.connect() as on_server:
        names = on_server.scalars(text("SELECT datname FROM pg_database")).all()
    assert make_url(url).database not in names
    connection.invalidate()
    left_open.dispose()
    server.dispose()
