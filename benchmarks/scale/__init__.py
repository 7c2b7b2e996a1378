"""How it stands up to size: a made-up corpus of up to a million claims, loaded, asked and compared.

    make bench-scale SIZE=1000000

`shapes` takes the seed articles' own claims apart, `vocabulary` has the words to fill them with,
`making` fills them; `loading` writes them, `asking`, `rivals`, `serving` and `load` measure, and
`report` prints every figure beside its target. docs/performance.md has the figures.
"""
