"""Who may do what: accounts, keys, sign-in, and what protects forms."""
