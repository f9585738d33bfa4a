"""Every check on small inputs, both ways: it finds what it is for, and is silent where all is well."""
