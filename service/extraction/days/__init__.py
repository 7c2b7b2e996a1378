"""The parts of reading days, which `dates` puts together.

patterns   the ways of saying a day, one pattern each
viewpoint  where on the calendar they point, seen from the article's day
"""
