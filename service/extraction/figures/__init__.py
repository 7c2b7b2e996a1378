"""The parts of a figure in a text, each read by one module; `quantities` puts them together.

tokens     words, figures and marks
numbers    "1,250", "1.6 million", "two-and-a-half"
amounts    "tens of thousands", "several", "a third of", "not a single"
ranges     "between 5 and 7", "5-7"
measures   "square miles", "%"
nouns      what a figure counts: "26 Shahed combat drones" are drones
bounds     "more than", "or so", and whether "over" is one of them
names      figures that name something: "Kh-59", "Article 5", "in 2014"
"""
