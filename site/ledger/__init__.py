"""The ledger of what is public: since when, last changed when, and gone when.

Whoever keeps a copy of the catalogue reads it (the API's changes), and so does whoever tells others
what happened (webhooks). See docs/ledger.md.
"""
