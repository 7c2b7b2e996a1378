"""Claimside: checks a statement against what each side has said.

Read it from the bottom up: `domain` holds the words of what is read, `outlines` what ranks a claim,
`judgement` the words of an answer, `lexicon` the word lists and the corpus's tables, `extraction`
reads claims and statements out of text, `index` keeps and finds claims, `verification` compares them,
`pipeline` tells the two stories (ingest, verify) on one page, and `api` and `cli` are the thin shells.
`app` joins the parts.
"""

import os

# onnxruntime reports its use to its makers from 1.29 on, from threads that a forked worker cannot join at its
# end. It reads this once, when it is first imported, so it is set before any module here can import it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
