"""A to-do list. Run as a program, it prints its OpenAPI document."""

import json

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI(title="Todo", version="1.0.0")


class NewTask(BaseModel):
    title: str
    done: bool = False


class Task(NewTask):
    id: int


tasks: list[Task] = []


@app.get("/tasks", tags=["tasks"])
def list_tasks() -> list[Task]:
    return tasks


@app.post("/tasks", tags=["tasks"], status_code=201)
def create_task(new: NewTask) -> Task:
    tasks.append(Task(id=len(tasks) + 1, **new.model_dump()))
    return tasks[-1]


@app.get("/tasks/{task_id}", tags=["tasks"], responses={404: {"description": "None."}})
def get_task(task_id: int) -> Task:
    if not 0 < task_id <= len(tasks):
        raise HTTPException(404, f"There is no task {task_id}.")
    return tasks[task_id - 1]


if __name__ == "__main__":
    print(json.dumps(app.openapi(), indent=2))
