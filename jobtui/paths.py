"""Where jobtui keeps its things. platformdirs is imported only when a place is not given."""

import os
from pathlib import Path

_APP = "jobtui"


def database_path(option: str | None = None) -> Path:
    """The database to use: the one given with `--db`, else `JOBTUI_DB`, else the one in the data folder."""
    given = option or os.environ.get("JOBTUI_DB")
    return Path(given).expanduser() if given else data_dir() / "jobtui.db"


def is_own_folder(folder: Path) -> bool:
    """Whether this is the data folder of jobtui, in which nothing else has a place."""
    return folder.absolute() == data_dir().absolute()


def data_dir() -> Path:
    """The folder of the database where none is named. It need not be there."""
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False)


def config_dir() -> Path:
    """The folder of the settings and the profile. It need not be there."""
    from platformdirs import user_config_path

    return user_config_path(_APP, appauthor=False)


def config_path() -> Path:
    """The file of the settings: the one `JOBTUI_CONFIG` names, else the one in their folder."""
    given = os.environ.get("JOBTUI_CONFIG")
    return Path(given).expanduser() if given else config_dir() / "config.toml"


def headings_path() -> Path:
    """The file of the headings that the person taught. It need not be there."""
    return config_dir() / "headings.toml"


def state_dir() -> Path:
    """The folder of the log, drafts and crash reports. It need not be there."""
    from platformdirs import user_state_path

    return user_state_path(_APP, appauthor=False)
