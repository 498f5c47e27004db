"""QuantLib as an independent oracle of the financial mathematics (Debian: quantlib-python).

Reads one JSON object from standard input, {"op": ..., "cases": [...]}, and writes a JSON list with one
answer for each case. Figures travel as text: a number in is read to the nearest double, a number out is
the double that QuantLib gave, written out exactly.

op            a case                                                      its answer
day-count     {dayCount, from, to, termination?}                          {days, fraction}
normal        {x}                                                         {density, cumulative, erfc}
option        {kind, spot, strike, term, volatility, rate, dividendYield} {value, delta, gamma, vega, theta, rho}
compound      {dayCount, from, to, termination?, rate, compounding}       {factor}

`erfc` is the C library's own, the better one for tails. `rate` is a year's, as a fraction; of an option,
continuously compounded, as is dividendYield. `compounding` is simple, monthly or quarterly.
"""
import json
import math
import sys
from decimal import Decimal

import QuantLib as ql

KINDS = {"call": ql.Option.Call, "put": ql.Option.Put}
COMPOUNDING = {
    "simple": (ql.Simple, ql.Annual),
    "monthly": (ql.Compounded, ql.Monthly),
    "quarterly": (ql.Compounded, ql.Quarterly),
}


def text(number):
    return str(Decimal(number))


def date(iso):
    year, month, day = (int(part) for part in iso.split("-"))
    return ql.Date(day, month, year)


def day_counter(case):
    name = case["dayCount"]
    if name == "ACT/365":
        return ql.Actual365Fixed()
    if name == "ACT/360":
        return ql.Actual360()
    if name == "ACT/ACT-ISDA":
        return ql.ActualActual(ql.ActualActual.ISDA)
    if name == "30/360-US":
        return ql.Thirty360(ql.Thirty360.USA)
    if name == "30E/360":
        return ql.Thirty360(ql.Thirty360.EurobondBasis)
    if name == "30E/360-ISDA":
        termination = case.get("termination")
        return ql.Thirty360(ql.Thirty360.ISDA, date(termination) if termination else ql.Date())
    raise ValueError(f"no day count {name}")


def day_count(case):
    counter, start, end = day_counter(case), date(case["from"]), date(case["to"])
    return {"days": str(counter.dayCount(start, end)), "fraction": text(counter.yearFraction(start, end))}


def normal(case):
    x = float(case["x"])
    distribution = ql.CumulativeNormalDistribution()
    return {
        "density": text(distribution.derivative(x)),
        "cumulative": text(distribution(x)),
        "erfc": text(0.5 * math.erfc(-x / math.sqrt(2))),
    }


def option(case):
    spot, strike, term, volatility, rate, dividend_yield = (
        float(case[field]) for field in ("spot", "strike", "term", "volatility", "rate", "dividendYield")
    )
    calculator = ql.BlackCalculator(
        ql.PlainVanillaPayoff(KINDS[case["kind"]], strike),
        spot * math.exp((rate - dividend_yield) * term),
        volatility * math.sqrt(term),
        math.exp(-rate * term),
    )
    return {
        "value": text(calculator.value()),
        "delta": text(calculator.delta(spot)),
        "gamma": text(calculator.gamma(spot)),
        "vega": text(calculator.vega(term)),
        "theta": text(calculator.theta(spot, term)),
        "rho": text(calculator.rho(term)),
    }


def compound(case):
    compounding, frequency = COMPOUNDING[case["compounding"]]
    rate = ql.InterestRate(float(case["rate"]), day_counter(case), compounding, frequency)
    return {"factor": text(rate.compoundFactor(date(case["from"]), date(case["to"])))}


OPERATIONS = {"day-count": day_count, "normal": normal, "option": option, "compound": compound}

if __name__ == "__main__":
    request = json.load(sys.stdin)
    json.dump([OPERATIONS[request["op"]](case) for case in request["cases"]], sys.stdout)
