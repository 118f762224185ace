"""The command line: arguments in, one call of the library, result out. One command a file."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from vnus_graph.garbage import search_rarely

DONE, IN_PART, NOTHING = 0, 1, 2
"""Exit codes: done; done in part, no conforming graph, two graphs that differ, or an edge with nothing behind it; wrong
usage, or nothing readable."""
DEFAULT_GRAPH = "out"
"""Where a graph is looked for when none is named."""
JUDGEMENTS = "judgements.tsv"
"""Where, in the folder of a graph, people's judgements are kept."""

_COMMANDS = {
    "build": ("vnus_graph.cli.build:command", "Dựng đồ thị từ các bài báo · Build the graph of some articles."),
    "add": ("vnus_graph.cli.add:command", "Thêm bài vào đồ thị · Add articles to a graph."),
    "review": ("vnus_graph.cli.review:command", "Xét các cặp còn ngờ · Judge who is one and who is not."),
    "query": ("vnus_graph.cli.query:command", "Hỏi đồ thị · Ask a graph: a named question, or SPARQL."),
    "why": ("vnus_graph.cli.why:command", "Vì sao đồ thị nói vậy · Tell what stands behind an edge."),
    "serve": ("vnus_graph.cli.serve:command", "Mở cổng SPARQL · Serve a graph: SPARQL endpoint and query page."),
    "push": ("vnus_graph.cli.push:command", "Gửi lên máy chủ SPARQL · Send a graph to a SPARQL 1.1 server."),
    "export": ("vnus_graph.cli.export:command", "Xuất cho công cụ khác · Write a graph for Gephi, R, spreadsheets, …"),
    "explain": (
        "vnus_graph.cli.explain:command",
        "Xem từng phát biểu và bằng chứng · Show each claim with its sentence.",
    ),
    "validate": ("vnus_graph.cli.validate:command", "Kiểm tra đồ thị · Check a graph against the SHACL shapes."),
    "compare": ("vnus_graph.cli.compare:command", "So hai đồ thị · Tell which claims a graph gained and lost."),
    "evaluate": ("vnus_graph.evaluate.__main__:main", "Đo độ chính xác · Score the pipeline on annotated articles."),
}


def complain(message: object) -> None:
    """One line on standard error."""
    click.echo(f"vnus-graph: {' '.join(str(message).split())}", err=True)


class Commands(click.Group):
    """Commands by name, each imported when it is called: `--help` needs none of the libraries."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Names in the order of use."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, or None for an unknown name."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, attribute = _COMMANDS[cmd_name][0].partition(":")
        found = getattr(import_module(module), attribute)
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list in `--help`."""
        with formatter.section("Lệnh · Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="vnus-graph", prog_name="vnus-graph")
def cli() -> None:
    """Tin đối ngoại tiếng Việt thành đồ thị tri thức trích dẫn được.

    Vietnamese diplomatic news as a knowledge graph that can be cited.

    \b
    Bắt đầu · Start here:
      vnus-graph build seeds/articles -o out
      vnus-graph query --list
      vnus-graph explain seeds/articles/ban-doi-ngoai-tham-hoa-ky.txt

    \b
    Mã thoát · Exit codes:
      0  xong · done
      1  xong một phần, đồ thị không đúng khuôn, hai đồ thị khác nhau, hoặc không có gì đứng sau cạnh ·
         done in part, the graph does not conform, two graphs differ, or nothing stands behind an edge
      2  sai cách dùng, hoặc không đọc được gì · wrong usage, or nothing readable
    """


def main() -> None:
    """Run the command line; errors that a user can mend are told in one line, without a traceback."""
    search_rarely()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads turn while they wait: others need the core
    try:
        code = cli(prog_name="vnus-graph", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = NOTHING
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "vnus-graph"
        complain(f"{error.format_message()} (xem · see: {path} --help)")
        code = NOTHING
    except click.ClickException as error:
        complain(error.format_message())
        code = NOTHING
    except click.Abort:
        complain("đã dừng · stopped")
        code = NOTHING
    except BrokenPipeError:  # the reader of our output had enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except (OSError, ValueError) as error:
        complain(_reason(error))
        code = NOTHING
    else:
        sys.stderr.flush()
        os._exit(code or DONE)  # the system takes back the memory of a graph at once, Python object by object
    sys.exit(code)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return f"{error}" or type(error).__name__
