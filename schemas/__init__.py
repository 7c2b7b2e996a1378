"""JSON to domain types and back, by marshmallow; nothing else.

What a client sends is loaded strictly (`Body`: unknown names are refused, a number is never read
out of a string). What the service answers is dumped in the order in which a schema declares its
fields, and never validated at run time: the tests hold every answer to the contract.
"""
