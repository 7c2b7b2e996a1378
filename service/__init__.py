"""Claimside: checks a statement against what each side has said.

Read it from the bottom up: `domain` holds the words of what is read, `outlines` what ranks a claim,
`judgement` the words of an answer, `lexicon` the word lists and the corpus's tables, `extraction`
reads claims and statements out of text, `index` keeps and finds claims, `verification` compares them,
`pipeline` tells the two stories (ingest, verify) on one page, and `api` and `cli` are the thin shells.
`app` joins the parts.
"""
