"""Reading all of a package, as no reader of the program does: nothing in it stays unseen."""

from cchc_desk.intake.package import Package


def read_everything(package: Package) -> None:
    """Read every part as what it is, and what the main part points to."""
    package.relations("")
    package.relations(package.main_name)
    for name in package.names():
        if name.endswith((".xml", ".rels")):
            package.xml(name)
        elif "/media/" in name:
            package.image(name)
        else:
            package.read(name)
