"""The command ``jobvej``: one module per noun. Modules are loaded when their command is used, so help is quick."""
