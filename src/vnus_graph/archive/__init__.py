"""What lies on disk between two builds: the readings of all articles, and the folder that a build writes.

`shelf` keeps what each article says, so that articles can be added without reading the old ones again; `rules` tells
whether what it keeps was read by the rules of today; `folder` replaces the files of a build all at once.
"""
