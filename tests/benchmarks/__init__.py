"""Commands that measure; not part of `make test`, because what they say depends on the machine."""
