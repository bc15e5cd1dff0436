"""The screens: each file has a component `Screen(asked, set_asked, bench)`; the shell shows whatever file is here."""
