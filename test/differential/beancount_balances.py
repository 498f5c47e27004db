"""Balances by beancount itself: files and dates on standard input, one JSON object a line; one answer a line.

`running`: beancount's own running balance of each account, after each day on which it moves.
`closed`: all balances before each of the dates asked for, by its query language, whose CLOSE ON is exclusive.
`printed`: what bean-query prints as CSV of the query asked for, by the same two calls.
"""
import io
import json
import sys

from beancount import loader
from beancount.core import realization
from beancount.query import query, query_render


def balances(file, dates, movements):
    entries, errors, options = loader.load_file(file)
    running = {}
    for account, postings in realization.postings_by_account(entries).items():
        for entry, _, _, balance in realization.iterate_with_balance(postings):
            held = {position.units.currency: format(position.units.number, "f") for position in balance}
            running.setdefault(account, {})[entry.date.isoformat()] = held
    closed = {}
    for date in dates:
        _, rows = query.run_query(entries, options, f"SELECT account, currency, sum(number) AS held FROM CLOSE ON {date} GROUP BY account, currency")
        closed[date] = [[row.account, row.currency, format(row.held, "f")] for row in rows]
    printed = io.StringIO()
    query_render.render_csv(*query.run_query(entries, options, movements), options["dcontext"], printed)
    return {"errors": [f"{error.source.get('lineno')}: {error.message}" for error in errors], "running": running, "closed": closed, "printed": printed.getvalue()}


for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps(balances(asked["file"], asked["dates"], asked["movements"])), flush=True)
