"""Everything that can go wrong on purpose, as one family.

SignpostError             a sentence for a person; doors show it and nothing else
├── KnowledgeError        the knowledge cannot be read (exit code 1)
├── InputError            what was handed in cannot be used (exit code 1)
│   └── ConflictError     somebody else changed it in the meantime
├── StoreError            what is remembered cannot be reached or kept (exit code 1)
│   └── NewerDatabaseError    it was written by a newer Signpost
└── SettingsError         a setting or an option is wrong (exit code 2)
"""


class SignpostError(Exception):
    """A problem that is told to a person as a sentence."""


class KnowledgeError(SignpostError):
    """The knowledge cannot be read."""


class InputError(SignpostError):
    """What was handed in cannot be used."""


class ConflictError(InputError):
    """Somebody else changed it in the meantime."""


class SettingsError(SignpostError):
    """A setting or an option is wrong."""


class StoreError(SignpostError):
    """What is remembered cannot be reached or kept."""


class NewerDatabaseError(StoreError):
    """A newer Signpost wrote the database."""
