"""The words of the field as values: standard library only, frozen, without side effects."""
